package dev.candela.lumen.ring;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.sun.management.ThreadMXBean;
import dev.candela.lumen.MalformedLumen;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// A peer that writes what it likes, where it likes, between any two steps of ours. Its deeds are read from bytes: a
/// place in the region and what to put there, then one step of ours.
class RingFuzzTest {
    private static final int REGION_BYTES = 256;
    private static final int RING_BYTES = 64;
    private static final int MESSAGE_BYTES_MAX = 4096;

    private static final List<Integer> CURSORS = List.of(32, 40, 48, 56);

    private static final String MESSAGES = "ring cursor: outside the ring \\(expected: < 64\\)"
        + "|ring: broken before \\(expected: another region\\)"
        + "|message: \\d+ bytes \\(expected: 3\\.\\.4096\\)"
        + "|region (magic|version|data offset|data length|middle): another one \\(expected: \\w+\\)";

    private static final long ALLOCATED_ONCE_MAX = 4_000_000;

    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG.withOrder(ByteOrder.LITTLE_ENDIAN);

    @FuzzTest(maxDuration = "1m")
    void whatever_the_peer_writes_we_stay_inside_our_ring(byte[] deeds) {
        check(deeds);
    }

    @Test
    void many_hostile_peers_are_refused_or_served() {
        var random = new SplittableRandom(20261120);
        long end = System.nanoTime() + Duration.ofSeconds(2).toNanos();
        int taken = 0;
        for (int round = 0; round < 200_000 && (round % 100 != 0 || System.nanoTime() < end); round++) {
            taken += check(deeds(random)) ? 1 : 0;
        }
        assertThat(taken).as("rounds in which a message was taken").isPositive();
    }

    /// Deeds that are often plausible: a length where the next message begins, cursors inside the ring or next to its
    /// end, and now and then anything anywhere.
    private static byte[] deeds(SplittableRandom random) {
        var deeds = ByteBuffer.allocate(10 * (1 + random.nextInt(40))).order(ByteOrder.LITTLE_ENDIAN);
        while (deeds.hasRemaining()) {
            switch (random.nextInt(8)) {
                case 0 -> deeds.put((byte) random.nextInt(REGION_BYTES)).putLong(random.nextLong());
                case 1 -> deeds.put((byte) CURSORS.get(random.nextInt(4)).intValue())
                    .putLong(RING_BYTES - 2 + random.nextInt(3));
                case 2 -> deeds.put((byte) (128 + 8 * random.nextInt(8)))
                    .putLong(MESSAGE_BYTES_MAX - 1 + random.nextInt(3));
                case 3, 4, 5 -> deeds.put((byte) (128 + 8 * random.nextInt(8))).putLong(3 + random.nextInt(30));
                default -> deeds.put((byte) (random.nextBoolean() ? 32 : 56)).putLong(random.nextInt(RING_BYTES));
            }
            deeds.put((byte) random.nextInt());
        }
        return deeds.array();
    }

    /// True when a message was taken.
    private static boolean check(byte[] deeds) {
        var memory = MemorySegment.ofArray(new long[REGION_BYTES / 8]);
        Region.initialize(memory);
        var in = ByteBuffer.wrap(deeds).order(ByteOrder.LITTLE_ENDIAN);
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        boolean taken = false;
        try {
            var region = Region.open(memory);
            var writer = region.writer(Region.End.SERVER);
            var reader = region.reader(Region.End.SERVER, MESSAGE_BYTES_MAX);
            while (in.remaining() >= 10) {
                hostile(memory, in.get() & 0xFF, in.getLong());
                taken |= step(memory, writer, reader, in.get() & 0xFF);
            }
            hostile(memory, in.hasRemaining() ? in.get() & 0xFF : 0, 1);
            Region.open(memory);
        } catch (MalformedLumen e) {
            assertThat(e.getMessage()).matches(MESSAGES);
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before)
            .isLessThan(ALLOCATED_ONCE_MAX + 20L * MESSAGE_BYTES_MAX * deeds.length);
        return taken;
    }

    private static void hostile(MemorySegment memory, int at, long value) {
        if (at % 8 == 0) {
            memory.set(LONG, at, value);
        } else {
            memory.set(ValueLayout.JAVA_BYTE, at, (byte) value);
        }
    }

    /// One step of ours changes nothing but our cursors and the ring that is ours to write.
    private static boolean step(MemorySegment memory, RingWriter writer, RingReader reader, int what)
        throws MalformedLumen {
        byte[] before = memory.toArray(ValueLayout.JAVA_BYTE);
        if (what % 2 == 0) {
            var message = reader.poll();
            message.ifPresent(it -> assertThat(it.length).isBetween(3, MESSAGE_BYTES_MAX));
            assertSame(before, memory, List.of(new Part(0, 40), new Part(48, REGION_BYTES)));
            assertPlaceOrUntouched(before, memory, 40);
            return message.isPresent();
        }
        if (writer.isIdle()) {
            writer.begin(3 + what);
        }
        writer.write(new byte[1], 0, 1);
        assertSame(before, memory, List.of(new Part(0, 48), new Part(56, 192)));
        assertPlaceOrUntouched(before, memory, 48);
        return false;
    }

    private static void assertPlaceOrUntouched(byte[] before, MemorySegment memory, int at) {
        long was = ByteBuffer.wrap(before).order(ByteOrder.LITTLE_ENDIAN).getLong(at);
        assertThat(memory.get(LONG, at)).satisfiesAnyOf(
            it -> assertThat(it).isBetween(0L, RING_BYTES - 1L), it -> assertThat(it).isEqualTo(was));
    }

    private record Part(int from, int to) {}

    private static void assertSame(byte[] before, MemorySegment memory, List<Part> parts) {
        for (var it : parts) {
            assertThat(MemorySegment.ofArray(before).asSlice(it.from(), it.to() - it.from())
                .mismatch(memory.asSlice(it.from(), it.to() - it.from()))).isEqualTo(-1);
        }
    }
}
