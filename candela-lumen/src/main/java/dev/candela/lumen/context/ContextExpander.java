package dev.candela.lumen.context;

import dev.candela.lumen.MalformedLumen;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/// Expands what a [ContextCompressor] at the other end has made of each payload, in the same order.
///
/// A payload that is malformed, cut short or too long loses the context: what comes after it cannot be understood, so
/// everything is refused from then on and the connection should be closed.
///
/// Memory: one payload of at most the limit while it is expanded, which is taken as it comes out, not as it is
/// announced; 32 KiB of heap for the window; about 40 KB outside of the heap from the first payload on, until [#rest]
/// or [#close]. Not thread-safe: one reader at a time.
public final class ContextExpander implements AutoCloseable {
    /// The greatest limit that can be asked for.
    public static final int MESSAGE_BYTES_MAX = 1 << 30;

    /// Ends the last flushed piece of data, which was sent without its end, with a block of nothing that is the last
    /// one. Where data are cut short it is taken for something else: for text, or for less than is needed.
    private static final byte[] END = {0, 0, (byte) 0xFF, (byte) 0xFF, 0x03, 0};

    private static final int ROOM_FIRST = 512;

    /// About what text of MCP expands to, so that most payloads need one array.
    private static final int ROOM_PER_BYTE = 6;

    private final Vocabulary vocabulary;
    private final int messageBytesMax;
    private final Window window = new Window();
    private @Nullable Inflater inflater;
    private boolean lost;
    private boolean closed;

    /// Begins a direction with the vocabulary of the capability.
    ///
    /// @param messageBytesMax  see [#ContextExpander(Vocabulary, int)]
    public ContextExpander(int messageBytesMax) {
        this(Vocabulary.MCP, messageBytesMax);
    }

    /// Begins a direction of which nothing has come in this form.
    ///
    /// @param messageBytesMax  longest payload that may come out, 1 to [#MESSAGE_BYTES_MAX]
    public ContextExpander(Vocabulary vocabulary, int messageBytesMax) {
        if (messageBytesMax < 1 || messageBytesMax > MESSAGE_BYTES_MAX) {
            throw new IllegalArgumentException(
                "messageBytesMax: " + messageBytesMax + " (expected: 1.." + MESSAGE_BYTES_MAX + ")");
        }
        this.vocabulary = vocabulary;
        this.messageBytesMax = messageBytesMax;
        vocabulary.appendTo(window);
    }

    /// The payload that was compressed.
    ///
    /// @throws MalformedLumen when there is none, when it is longer than the limit, or when an earlier one was refused
    /// @throws IllegalStateException when closed
    public byte[] expand(byte[] bytes, int offset, int length) throws MalformedLumen {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (closed) {
            throw new IllegalStateException("expander: closed (expected: open)");
        }
        if (lost) {
            throw new MalformedLumen("context: lost with an earlier payload (expected: a new connection)");
        }
        lost = true;
        byte[] payload = expanded(bytes, offset, length);
        window.append(payload, 0, payload.length);
        lost = false;
        return payload;
    }

    /// Gives back the memory outside of the heap, for a connection that is quiet. Nothing of the context is lost.
    public void rest() {
        if (inflater != null) {
            inflater.end();
            inflater = null;
        }
    }

    /// Ends the direction. Closing twice does nothing.
    @Override
    public void close() {
        closed = true;
        rest();
    }

    private byte[] expanded(byte[] bytes, int offset, int length) throws MalformedLumen {
        if (length == 0) {
            throw MalformedLumen.at(0, "empty (expected: a first byte that is even, 3, 5 or 7)");
        }
        int lead = Lead.of(bytes[offset]);
        if (lead == Lead.VOCABULARY || lead == Lead.VOCABULARY_AS_IS) {
            vocabulary.appendTo(window);
        }
        return switch (lead) {
            case Lead.DEFLATE -> inflated(bytes, offset, length);
            case Lead.VOCABULARY -> inflated(bytes, offset + 1, length - 1);
            case Lead.AS_IS, Lead.VOCABULARY_AS_IS -> asIs(bytes, offset + 1, length - 1);
            default -> throw MalformedLumen.at(0, "another first byte (expected: even, 3, 5 or 7)");
        };
    }

    private byte[] asIs(byte[] bytes, int offset, int length) throws MalformedLumen {
        if (length > messageBytesMax) {
            throw tooLong();
        }
        return Arrays.copyOfRange(bytes, offset, offset + length);
    }

    private byte[] inflated(byte[] bytes, int offset, int length) throws MalformedLumen {
        var with = inflater == null ? new Inflater(true) : inflater;
        inflater = with;
        with.reset();
        window.giveTo(with);
        with.setInput(bytes, offset, length);
        byte[] room = new byte[(int) Math.min(messageBytesMax + 1L, ROOM_FIRST + (long) ROOM_PER_BYTE * length)];
        boolean ending = false;
        int end = 0;
        while (!with.finished()) {
            if (end == room.length) {
                room = Arrays.copyOf(room, (int) Math.min(messageBytesMax + 1L, 2L * room.length));
            }
            int count = next(with, room, end);
            if (ending && (count > 0 || !with.finished())) {
                throw new MalformedLumen("deflate data: cut short (expected: whole blocks)");
            }
            end += count;
            if (end > messageBytesMax) {
                throw tooLong();
            }
            if (count == 0 && !with.finished()) {
                ending = true;
                with.setInput(END);
            }
        }
        if (!ending || with.getRemaining() > 0) {
            throw new MalformedLumen("deflate data: more behind a last block (expected: no block marked as last)");
        }
        return room.length == end ? room : Arrays.copyOf(room, end);
    }

    private static int next(Inflater with, byte[] room, int at) throws MalformedLumen {
        try {
            return with.inflate(room, at, room.length - at);
        } catch (DataFormatException e) {
            throw new MalformedLumen("deflate data: corrupt (expected: blocks that refer to this context)");
        }
    }

    private MalformedLumen tooLong() {
        return new MalformedLumen("payload: more than " + messageBytesMax + " bytes (expected: <= "
            + messageBytesMax + ")");
    }
}
