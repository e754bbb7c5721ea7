package dev.candela.json;

/// The bytes are not the JSON we accept. The message says why and where, and quotes nothing of the text.
public final class MalformedJson extends Exception {
    private static final long serialVersionUID = 1;

    /// What kind of fault it is, for whoever answers it. A text with several faults has the kind of one of them.
    public enum Kind {
        /// Not JSON, or not UTF-8.
        SYNTAX,
        /// JSON, but one object names a member twice: readers would disagree about its value.
        DUPLICATE_NAME,
        /// JSON, but beyond one of the [JsonLimits].
        LIMIT
    }

    private final Kind kind;

    public MalformedJson(Kind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    /// A fault at a place in the text.
    ///
    /// @param byteOffset counted from the first byte of the text
    /// @param fault      what is wrong and what would be right, without a word of the text
    @SuppressWarnings("UnnecessaryStringBuilder") // see inside
    public static MalformedJson at(Kind kind, long byteOffset, String fault) {
        // Not with `+`: compilers make that a part of the methods that call each other for nested values, and their
        // share of the stack three times as large.
        var message = new StringBuilder("text at byte ").append(byteOffset).append(": ").append(fault);
        return new MalformedJson(kind, message.toString());
    }

    public Kind kind() {
        return kind;
    }
}
