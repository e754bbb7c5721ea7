package dev.candela.http.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Pieces of event streams as they go out, the last one kept for the next stream that gets the same.
///
/// Only on one event loop.
final class SharedPieces {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /// Copying a piece this small is cheaper than writing two.
    private static final int SMALL = 4096;
    private static final int FRAME_BYTES = 8 + 2 + 2;

    private byte @Nullable [] event;
    private @Nullable ByteBuf chunk;
    private @Nullable ByteBuf plain;

    /// As one chunk of a chunked body.
    ByteBuf chunk(ByteBufAllocator alloc, byte[] bytes) {
        remember(bytes);
        var known = chunk;
        if (known == null) {
            known = newChunk(alloc, NOTHING, bytes);
            chunk = known;
        }
        return known.retainedDuplicate();
    }

    /// As it is.
    ByteBuf plain(ByteBufAllocator alloc, byte[] bytes) {
        remember(bytes);
        var known = plain;
        if (known == null) {
            known = alloc.directBuffer(bytes.length).writeBytes(bytes);
            plain = known;
        }
        return known.retainedDuplicate();
    }

    static boolean isSmall(byte[] prefix, byte[] event) {
        return prefix.length + event.length <= SMALL;
    }

    /// As one chunk that nobody else gets.
    static ByteBuf newChunk(ByteBufAllocator alloc, byte[] prefix, byte[] event) {
        int length = prefix.length + event.length;
        var buffer = alloc.directBuffer(length + FRAME_BYTES);
        int shift = 28;
        while (shift > 0 && (length >>> shift) == 0) {
            shift -= 4;
        }
        for (; shift >= 0; shift -= 4) {
            buffer.writeByte(HEX[(length >>> shift) & 0xF]);
        }
        return buffer.writeShort(CRLF).writeBytes(prefix).writeBytes(event).writeShort(CRLF);
    }

    /// Gives back what is kept.
    void forget() {
        event = null;
        if (chunk != null) {
            chunk.release();
            chunk = null;
        }
        if (plain != null) {
            plain.release();
            plain = null;
        }
    }

    @SuppressWarnings("ReferenceEquality") // the same array is meant
    private void remember(byte[] bytes) {
        if (event != bytes) {
            forget();
            event = bytes;
        }
    }

    private static final byte[] NOTHING = new byte[0];
    private static final int CRLF = 0x0D0A;
}
