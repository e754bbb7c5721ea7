package dev.candela.lumen.context;

import java.util.Arrays;
import java.util.Objects;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/// Compresses the payloads of one direction of a connection, each with the help of those before it.
///
/// Every payload that is compressed must be sent, in the same order; the other end expands them with a
/// [ContextExpander] that has the same [Vocabulary]. What comes out is never more than one byte longer than what went
/// in. The text may be JSON or LUMEN: nothing here looks at it.
///
/// Do not use it for a direction in which secrets and text of a stranger's choice meet and a stranger sees the lengths,
/// as on an encrypted connection: lengths tell whether the text repeats a secret.
///
/// Takes about 270 KB outside of the heap from the first payload on, until [#rest] or [#close]. Not thread-safe: one
/// writer at a time.
public final class ContextCompressor implements AutoCloseable {
    private static final int LEVEL = 6;

    /// For longer payloads: a sixth of the time and a tenth fewer bytes saved, while others wait for the connection.
    private static final int LEVEL_OF_LONG = 1;
    private static final int LONG_FROM = 64 * 1024;

    /// When so many bytes stand between the vocabulary and the end of the window, it is brought near again.
    private static final int VOCABULARY_AGAIN_AFTER = 16 * 1024;

    /// Ends every flushed piece of deflate data, and is not sent.
    private static final byte[] FLUSHED = {0, 0, (byte) 0xFF, (byte) 0xFF};

    private static final int ROOM_FIRST = 1024;
    private static final int ROOM_KEPT_MAX = 64 * 1024;

    private final Vocabulary vocabulary;
    private @Nullable Deflater deflater;
    private byte[] room = new byte[ROOM_FIRST];
    private int level = LEVEL;
    private long sinceVocabulary;
    private boolean begun;
    private boolean closed;

    /// Begins a direction of which nothing has been sent in this form.
    public ContextCompressor(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /// What to send instead of the payload; never empty.
    ///
    /// @throws IllegalStateException when closed
    public byte[] compress(byte[] payload, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, payload.length);
        if (closed) {
            throw new IllegalStateException("compressor: closed (expected: open)");
        }
        if (length == 0) {
            return new byte[] {Lead.AS_IS};
        }
        boolean again = begun && (deflater == null || sinceVocabulary >= VOCABULARY_AGAIN_AFTER);
        var with = deflater == null ? new Deflater(LEVEL, true) : deflater;
        if (deflater == null || again) {
            vocabulary.appendTo(with);
            sinceVocabulary = 0;
        }
        deflater = with;
        begun = true;
        sinceVocabulary += length;
        setLevel(with, length < LONG_FROM ? LEVEL : LEVEL_OF_LONG);
        with.setInput(payload, offset, length);
        return form(again, deflated(with), payload, offset, length);
    }

    /// Gives back the memory outside of the heap, for a connection that is quiet. The next payload begins with the
    /// vocabulary alone and may be sent at any time.
    public void rest() {
        if (deflater != null) {
            deflater.end();
            deflater = null;
            level = LEVEL;
        }
        room = new byte[ROOM_FIRST];
    }

    /// Ends the direction. Closing twice does nothing.
    @Override
    public void close() {
        closed = true;
        rest();
    }

    /// The call that takes over a new level does not flush, so it is made before there is anything to compress.
    private void setLevel(Deflater with, int wanted) {
        if (wanted != level) {
            with.setLevel(wanted);
            int written = with.deflate(room, 0, room.length);
            if (written != 0) {
                throw new IllegalStateException("deflate: " + written + " bytes of nothing (expected: 0)");
            }
            level = wanted;
        }
    }

    /// Writes the deflate data into the room, behind a place for the first byte.
    ///
    /// @return its length
    private int deflated(Deflater with) {
        int end = 1;
        int written;
        do {
            if (end == room.length) {
                room = Arrays.copyOf(room, 2 * room.length);
            }
            written = with.deflate(room, end, room.length - end, Deflater.SYNC_FLUSH);
            end += written;
        } while (end == room.length);
        int cut = end - FLUSHED.length;
        if (cut < 2 || !Arrays.equals(room, cut, end, FLUSHED, 0, FLUSHED.length) || (room[1] & 1) != 0) {
            throw new IllegalStateException("deflate: other data (expected: open blocks and the mark of a flush)");
        }
        return cut - 1;
    }

    private byte[] form(boolean again, int deflated, byte[] payload, int offset, int length) {
        byte[] form;
        if (deflated + (again ? 1 : 0) > length) {
            form = new byte[1 + length];
            form[0] = (byte) (again ? Lead.VOCABULARY_AS_IS : Lead.AS_IS);
            System.arraycopy(payload, offset, form, 1, length);
        } else if (again) {
            room[0] = Lead.VOCABULARY;
            form = Arrays.copyOf(room, 1 + deflated);
        } else {
            form = Arrays.copyOfRange(room, 1, 1 + deflated);
        }
        if (room.length > ROOM_KEPT_MAX) {
            room = new byte[ROOM_FIRST];
        }
        return form;
    }
}
