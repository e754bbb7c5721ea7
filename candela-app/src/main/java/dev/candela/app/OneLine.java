package dev.candela.app;

/// Makes text fit for one line of a terminal: a peer's or a user's bytes can neither forge a second line nor move the
/// cursor, and cannot fill the screen.
final class OneLine {
    static final int CHARS_MAX = 2_000;

    static String of(String text) {
        var shortened = text.length() <= CHARS_MAX ? text : text.substring(0, CHARS_MAX) + "…";
        var line = new StringBuilder(shortened.length());
        shortened.codePoints().forEach(c -> {
            if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                line.append(String.format("\\u%04x", c));
            } else {
                line.appendCodePoint(c);
            }
        });
        return line.toString();
    }

    private OneLine() {}
}
