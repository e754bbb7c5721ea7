package dev.candela.lumen;

import java.util.Arrays;
import java.util.Objects;

/// Bytes that are being written, in an array that grows. Kept and cleared, it serves one message after another without
/// new memory.
///
/// Whoever writes much asks for [#room], fills the array itself from [#size] on, and says with [#end] where it stopped.
/// One thread.
public final class Output {
    private static final int BYTES_MAX = Integer.MAX_VALUE - 16;

    private byte[] array;
    private int size;

    /// @param bytesFirst  bytes that are taken at once
    public Output(int bytesFirst) {
        array = new byte[bytesFirst];
    }

    /// The array as it is now; [#room] may replace it. What was written is its first [#size] bytes.
    public byte[] array() {
        return array;
    }

    /// Bytes written.
    public int size() {
        return size;
    }

    /// Sees to it that some more bytes fit.
    ///
    /// @param bytes  not negative
    /// @return the array, which may be a new one
    /// @throws OutOfMemoryError when no array is that large
    public byte[] room(int bytes) {
        if (array.length - size < bytes) {
            grow(bytes);
        }
        return array;
    }

    private void grow(int bytes) {
        long needed = (long) size + bytes;
        if (needed > BYTES_MAX) {
            throw new OutOfMemoryError("output: " + needed + " bytes (expected: <= " + BYTES_MAX + ")");
        }
        array = Arrays.copyOf(array, (int) Math.min(BYTES_MAX, Math.max(2L * array.length, needed)));
    }

    /// Sets how many bytes are written: after filling the array, or to take back what came last.
    public void end(int newSize) {
        Objects.checkFromToIndex(0, newSize, array.length);
        size = newSize;
    }

    /// Takes everything back and keeps the array.
    public void clear() {
        size = 0;
    }

    public void write(byte b) {
        room(1)[size++] = b;
    }

    public void write(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        System.arraycopy(bytes, offset, room(length), size, length);
        size += length;
    }

    /// A copy of what was written.
    public byte[] bytes() {
        return Arrays.copyOf(array, size);
    }
}
