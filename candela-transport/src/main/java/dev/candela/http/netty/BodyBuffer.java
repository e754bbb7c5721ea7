package dev.candela.http.netty;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/// Collects a body. What was announced is not believed: memory is taken as bytes arrive.
final class BodyBuffer {
    private static final byte[] NOTHING = new byte[0];
    private static final int FIRST_BYTES = 16 * 1024;

    enum Added { TAKEN, TOO_LARGE, TOO_MANY }

    private final AtomicLong all;
    private final long allMax;
    private final int bytesMax;
    private final int announced;
    private byte[] bytes = NOTHING;
    private int size;

    /// @param all        bytes of all bodies being received
    /// @param allMax     their bound
    /// @param bytesMax   bound of this one
    /// @param announced  how long it is said to be, not above its bound; -1 when that was not said
    BodyBuffer(AtomicLong all, long allMax, int bytesMax, int announced) {
        this.all = all;
        this.allMax = allMax;
        this.bytesMax = bytesMax;
        this.announced = announced;
    }

    Added add(ByteBuf in) {
        int more = in.readableBytes();
        if (more > bytesMax - size) {
            return Added.TOO_LARGE;
        }
        if (size + more > bytes.length && !grow(size + more)) {
            return Added.TOO_MANY;
        }
        in.readBytes(bytes, size, more);
        size += more;
        return Added.TAKEN;
    }

    int size() {
        return size;
    }

    /// The body. Nothing is held any more.
    byte[] take() {
        var taken = size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
        drop();
        return taken;
    }

    /// Holds nothing any more.
    void drop() {
        all.addAndGet(-bytes.length);
        bytes = NOTHING;
    }

    private boolean grow(int needed) {
        int wanted = announced >= needed && announced <= FIRST_BYTES
            ? announced
            : Math.max(needed, (int) Math.min(2L * bytes.length, announced >= needed ? announced : bytesMax));
        int more = wanted - bytes.length;
        if (all.addAndGet(more) > allMax) {
            all.addAndGet(-more);
            return false;
        }
        bytes = Arrays.copyOf(bytes, wanted);
        return true;
    }
}
