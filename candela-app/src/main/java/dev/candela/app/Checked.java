package dev.candela.app;

/// A user's input after its check: a good value, or what is wrong with it.
sealed interface Checked<T> {
    record Good<T>(T value) implements Checked<T> {}

    record Bad<T>(Complaint why) implements Checked<T> {}

    static <T> Checked<T> good(T value) {
        return new Good<>(value);
    }

    static <T> Checked<T> bad(String name, String value, String expected) {
        return new Bad<>(new Complaint(name, value, expected));
    }
}
