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
    public static MalformedJson at(Kind kind, long byteOffset, String fault) {
        return new MalformedJson(kind, "text at byte " + byteOffset + ": " + fault);
    }

    public Kind kind() {
        return kind;
    }
}
