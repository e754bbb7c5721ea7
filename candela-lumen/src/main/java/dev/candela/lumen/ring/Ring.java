package dev.candela.lumen.ring;

import dev.candela.lumen.MalformedLumen;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// One direction: bytes that go round, and how far writer and reader are. One byte always stays free, so that a full
/// ring differs from an empty one.
///
/// @param bytes    those of this ring alone
/// @param written  where the writer will go on
/// @param read     where the reader will go on
record Ring(MemorySegment bytes, Cursor written, Cursor read) {
    long length() {
        return bytes.byteSize();
    }

    /// Loads the cursor that the other process stores, and refuses what is no place in the ring.
    long checked(Cursor cursor) throws MalformedLumen {
        long value = cursor.load();
        if (value < 0 || value >= length()) {
            throw new MalformedLumen("ring cursor: outside the ring (expected: < " + length() + ")");
        }
        return value;
    }

    /// Bytes that are in the ring.
    long used(long writtenAt, long readAt) {
        return writtenAt >= readAt ? writtenAt - readAt : writtenAt + length() - readAt;
    }

    long free(long writtenAt, long readAt) {
        return length() - 1 - used(writtenAt, readAt);
    }

    /// Copies into the ring, round its end.
    ///
    /// @return where to go on
    long put(long at, byte[] from, int offset, int count) {
        int first = (int) Math.min(count, length() - at);
        MemorySegment.copy(from, offset, bytes, ValueLayout.JAVA_BYTE, at, first);
        MemorySegment.copy(from, offset + first, bytes, ValueLayout.JAVA_BYTE, 0, count - first);
        return after(at, count);
    }

    /// Copies out of the ring, round its end.
    ///
    /// @return where to go on
    long take(long at, byte[] to, int offset, int count) {
        int first = (int) Math.min(count, length() - at);
        MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, at, to, offset, first);
        MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, 0, to, offset + first, count - first);
        return after(at, count);
    }

    private long after(long at, int count) {
        long next = at + count;
        return next < length() ? next : next - length();
    }
}
