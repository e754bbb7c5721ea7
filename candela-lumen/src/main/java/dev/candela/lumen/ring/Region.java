package dev.candela.lumen.ring;

import dev.candela.lumen.MalformedLumen;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Memory that two processes share: a header of 128 bytes, the ring from client to server, the ring back.
///
/// | offset | bytes | field |
/// |---|---|---|
/// | 0 | 4 | magic `0x4C554D45` |
/// | 4 | 4 | version 1 |
/// | 8, 16, 24 | 8 | beginning of the data (128), its length, where the second ring begins |
/// | 32, 40 | 8 | written, read: client to server |
/// | 48, 56 | 8 | written, read: server to client |
///
/// All little-endian. Only the size of the memory says where the rings are: what the header claims must agree with it
/// when the region is opened, and is never looked at again.
///
/// One writer and one reader per ring, each used by one thread at a time. Take them once: a second pair would not know
/// what the first has left half done.
public final class Region {
    public static final int HEADER_BYTES = 128;

    /// What the LUMEN libraries take.
    public static final long BYTES_DEFAULT = 512 * 1024;

    /// Two rings of 64 bytes.
    public static final long BYTES_MIN = HEADER_BYTES + 128;

    public static final long BYTES_MAX = 256 * 1024 * 1024;

    private static final int MAGIC = 0x4C554D45;
    private static final int VERSION = 1;
    private static final int VERSION_AT = 4;
    private static final int DATA_OFFSET_AT = 8;
    private static final int DATA_LENGTH_AT = 16;
    private static final int MIDDLE_AT = 24;
    private static final int CLIENT_TO_SERVER_AT = 32;
    private static final int SERVER_TO_CLIENT_AT = 48;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle MAGIC_WORD = INT.varHandle().withInvokeExactBehavior();

    /// Which process this is.
    public enum End {
        CLIENT,
        SERVER
    }

    private final Ring toServer;
    private final Ring toClient;

    private Region(MemorySegment memory) {
        long middle = middle(memory.byteSize());
        this.toServer = ring(memory, HEADER_BYTES, middle, CLIENT_TO_SERVER_AT);
        this.toClient = ring(memory, middle, memory.byteSize(), SERVER_TO_CLIENT_AT);
    }

    private static Ring ring(MemorySegment memory, long from, long to, int cursorsAt) {
        return new Ring(memory.asSlice(from, to - from), new Cursor(memory, cursorsAt),
            new Cursor(memory, cursorsAt + Long.BYTES));
    }

    /// Makes a region of memory: all zero but for the header, whose magic comes last.
    ///
    /// @param memory  aligned to 8 bytes, of a size that [#isSize]; heap memory must be that of a `long[]`
    public static Region initialize(MemorySegment memory) {
        long size = memory.byteSize();
        if (!isSize(size)) {
            throw new IllegalArgumentException("region: " + size + " bytes (expected: " + sizes() + ")");
        }
        memory.fill((byte) 0);
        memory.set(INT, VERSION_AT, VERSION);
        memory.set(LONG, DATA_OFFSET_AT, HEADER_BYTES);
        memory.set(LONG, DATA_LENGTH_AT, size - HEADER_BYTES);
        memory.set(LONG, MIDDLE_AT, middle(size));
        MAGIC_WORD.setRelease(memory, 0L, MAGIC);
        return new Region(memory);
    }

    /// Opens a region that the other process has made.
    ///
    /// @param memory  aligned to 8 bytes; heap memory must be that of a `long[]`
    /// @throws MalformedLumen when the header is not that of a region of exactly this size
    public static Region open(MemorySegment memory) throws MalformedLumen {
        long size = memory.byteSize();
        if (!isSize(size)) {
            throw new MalformedLumen("region: " + size + " bytes (expected: " + sizes() + ")");
        }
        if ((int) MAGIC_WORD.getAcquire(memory, 0L) != MAGIC) {
            throw new MalformedLumen("region magic: another one (expected: 4c554d45)");
        }
        if (memory.get(INT, VERSION_AT) != VERSION) {
            throw new MalformedLumen("region version: another one (expected: " + VERSION + ")");
        }
        require("data offset", memory.get(LONG, DATA_OFFSET_AT), HEADER_BYTES);
        require("data length", memory.get(LONG, DATA_LENGTH_AT), size - HEADER_BYTES);
        require("middle", memory.get(LONG, MIDDLE_AT), middle(size));
        var region = new Region(memory);
        for (var ring : new Ring[] {region.toServer, region.toClient}) {
            ring.checked(ring.written());
            ring.checked(ring.read());
        }
        return region;
    }

    /// Whether a region may have that many bytes.
    public static boolean isSize(long bytes) {
        return bytes >= BYTES_MIN && bytes <= BYTES_MAX;
    }

    /// Where one end writes.
    ///
    /// @throws MalformedLumen when the cursors are outside the ring
    public RingWriter writer(End end) throws MalformedLumen {
        return new RingWriter(end == End.CLIENT ? toServer : toClient);
    }

    /// Where one end reads.
    ///
    /// @param messageBytesMax  the largest message to take, at most [RingReader#MESSAGE_BYTES_MAX]
    /// @throws MalformedLumen when the cursors are outside the ring
    public RingReader reader(End end, int messageBytesMax) throws MalformedLumen {
        return new RingReader(end == End.CLIENT ? toClient : toServer, messageBytesMax);
    }

    private static long middle(long size) {
        return HEADER_BYTES + (size - HEADER_BYTES) / 2;
    }

    private static void require(String field, long value, long expected) throws MalformedLumen {
        if (value != expected) {
            throw new MalformedLumen("region " + field + ": another one (expected: " + expected + ")");
        }
    }

    private static String sizes() {
        return BYTES_MIN + ".." + BYTES_MAX;
    }
}
