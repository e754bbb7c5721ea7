package dev.candela.lumen.context;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;

/// What both ends have in their windows before the first message. Immutable; may be shared by all connections.
public final class Vocabulary {
    /// What a peer says in its capabilities when it understands this form with the vocabulary [#MCP].
    public static final String CAPABILITY = "x-candela-deflate";

    /// Longer ones would leave too little of the window to what was said.
    public static final int BYTES_MAX = 16 * 1024;

    /// The words and shapes of MCP, as JSON.
    public static final Vocabulary MCP = of(read("mcp-vocabulary.txt").replace("\n", "").getBytes(UTF_8));

    private final byte[] bytes;

    private Vocabulary(byte[] bytes) {
        this.bytes = bytes;
    }

    /// A vocabulary of one's own; both ends must have the same.
    ///
    /// @param bytes  what is most frequent should stand last; at most [#BYTES_MAX], copied
    /// @throws IllegalArgumentException when they are more
    public static Vocabulary of(byte[] bytes) {
        if (bytes.length > BYTES_MAX) {
            throw new IllegalArgumentException(
                "vocabulary: " + bytes.length + " bytes (expected: <= " + BYTES_MAX + ")");
        }
        return new Vocabulary(bytes.clone());
    }

    /// Its size in bytes.
    public int length() {
        return bytes.length;
    }

    void appendTo(Window window) {
        window.append(bytes, 0, bytes.length);
    }

    /// Allowed before the first message and between any two, because deflate without a header may be given text that it
    /// does not have to send at any such place.
    void appendTo(Deflater deflater) {
        if (bytes.length > 0) {
            deflater.setDictionary(bytes);
        }
    }

    private static String read(String name) {
        try (var in = Vocabulary.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + ": missing (expected: beside its class)");
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
