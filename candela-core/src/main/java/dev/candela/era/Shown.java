package dev.candela.era;

/// A text of the peer as a log or an error may show it: short and on one line.
final class Shown {
    private static final int CHARS_MAX = 100;

    private Shown() {}

    static String of(String text) {
        var line = new StringBuilder();
        text.chars().limit(CHARS_MAX).forEach(c -> line.append(c < 0x20 || c == 0x7F ? '?' : (char) c));
        return text.length() > CHARS_MAX ? line + "…" : line.toString();
    }
}
