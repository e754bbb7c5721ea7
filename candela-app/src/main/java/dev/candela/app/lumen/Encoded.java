package dev.candela.app.lumen;

/// What became of a message.
public sealed interface Encoded {
    /// Its binary form.
    @SuppressWarnings("ArrayRecordComponent") // written once, compared by nobody
    record Binary(byte[] bytes) implements Encoded {}

    /// A frame of JSON text: the binary form cannot say it exactly.
    @SuppressWarnings("ArrayRecordComponent") // written once, compared by nobody
    record Text(byte[] bytes) implements Encoded {}

    /// Neither.
    ///
    /// @param why  `name: value (expected: …)`
    record Refused(String why) implements Encoded {}
}
