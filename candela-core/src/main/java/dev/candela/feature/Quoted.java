package dev.candela.feature;

/// A text of the peer, short enough for a message and on one line.
final class Quoted {
    private static final int CHARS_MAX = 100;

    private Quoted() {}

    static String of(String text) {
        String cut = text.length() > CHARS_MAX ? text.substring(0, CHARS_MAX) + "…" : text;
        var line = new StringBuilder(cut.length());
        cut.codePoints().forEach(c -> line.appendCodePoint(Character.isISOControl(c) ? '?' : c));
        return line.toString();
    }
}
