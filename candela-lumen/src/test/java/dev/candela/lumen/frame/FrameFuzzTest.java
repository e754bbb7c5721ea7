package dev.candela.lumen.frame;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.sun.management.ThreadMXBean;
import dev.candela.lumen.frame.Assembler.Expect;
import dev.candela.lumen.frame.Assembler.Kinds;
import dev.candela.lumen.frame.Assembler.Next;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What holds for any bytes at all: a frame is what it was written as, and how a stream is cut changes nothing.
class FrameFuzzTest {
    private static final int FRAME_MAX = 2000;
    private static final int LINE_MAX = 100;

    /// What the first calls link counts too.
    private static final long ALLOCATED_ONCE_MAX = 4_000_000;

    private static final String FAULTS = "frame length: (malformed \\(expected: Hyb128 below 2\\^63\\)"
        + "|\\d+ \\(expected: <= \\d+\\))|input: ended inside a frame \\(expected: whole frames\\)";

    @FuzzTest(maxDuration = "1m")
    void any_bytes_are_frames_lines_or_a_fault(byte[] bytes) {
        check(bytes, 3);
    }

    @Test
    void changed_streams_are_frames_lines_or_a_fault_however_they_are_cut() {
        var streams = new ChangedBytes(seeds(), 20261120);
        long end = System.nanoTime() + 2_000_000_000L;
        int frames = 0;
        for (int round = 0; round < 100_000 && (round % 100 != 0 || System.nanoTime() < end); round++) {
            frames += check(streams.next(), 1 + round % 11);
        }
        assertThat(frames).isPositive();
    }

    private static List<byte[]> seeds() {
        var seeds = new ArrayList<byte[]>();
        Vectors.of("frames").filter(it -> it.getPayload().has("hex"))
            .forEach(it -> seeds.add(Vectors.hex(it.getPayload(), "hex")));
        Vectors.of("assembler").limit(1).forEach(row -> {
            var stream = new ByteArrayOutputStream();
            row.getPayload().array("chunks").orElseThrow().forEach(
                it -> stream.writeBytes(HexFormat.of().parseHex(it.toText().replace("\"", ""))));
            seeds.add(stream.toByteArray());
        });
        return seeds;
    }

    private static int check(byte[] bytes, int piece) {
        checkParse(bytes);
        int frames = 0;
        for (var expect : Expect.values()) {
            var whole = found(bytes, expect, Math.max(1, bytes.length));
            assertThat(found(bytes, expect, piece)).isEqualTo(whole);
            frames += (int) whole.stream().filter(Frame.class::isInstance).count();
            assertThat(whole.stream().filter(it -> it instanceof String text && text.startsWith("!")))
                .allMatch(it -> it.toString().substring(1).matches(FAULTS)).hasSizeLessThanOrEqualTo(1);
        }
        return frames;
    }

    private static void checkParse(byte[] bytes) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        var parsed = Frame.parse(bytes, 0, bytes.length);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(allocated).isLessThan(ALLOCATED_ONCE_MAX + 2L * bytes.length);
        switch (parsed) {
            case Frame.Parsed.Complete(Frame frame, int consumed) -> {
                assertThat(consumed).isBetween(FrameHeader.BYTES_MIN, bytes.length);
                byte[] shortest = frame.bytes();
                assertThat(shortest.length).isLessThanOrEqualTo(consumed);
                assertThat(Frame.parse(shortest, 0, shortest.length))
                    .isEqualTo(new Frame.Parsed.Complete(frame, shortest.length));
                assertThat(Frame.parse(bytes, 0, consumed - 1)).isEqualTo(new Frame.Parsed.Incomplete());
            }
            case Frame.Parsed.Incomplete() -> { }
            case Frame.Parsed.Malformed(String why) -> assertThat(why).matches(FAULTS);
        }
    }

    private static List<Object> found(byte[] bytes, Expect expect, int piece) {
        var assembler = new Assembler(FRAME_MAX, LINE_MAX, Kinds.FRAMES_AND_LINES);
        assembler.expect(expect);
        var found = new ArrayList<Object>();
        for (int at = 0; at < bytes.length; at += piece) {
            assembler.push(bytes, at, Math.min(piece, bytes.length - at));
            var next = assembler.next();
            while (next != Next.MORE && next != Next.BROKEN) {
                add(assembler, next, found);
                next = assembler.next();
            }
            assertThat(assembler.bytes().length).isLessThan(2 * (FRAME_MAX + LINE_MAX + bytes.length) + 512);
        }
        var next = assembler.end();
        while (next != Next.MORE && next != Next.BROKEN) {
            add(assembler, next, found);
            next = assembler.end();
        }
        if (next == Next.BROKEN) {
            found.add("!" + assembler.fault());
        }
        return found;
    }

    private static void add(Assembler assembler, Next next, List<Object> found) {
        if (next == Next.FRAME) {
            found.add(assembler.frame());
            assertThat(assembler.length()).isLessThanOrEqualTo(FRAME_MAX);
        } else if (next == Next.LINE) {
            int from = assembler.offset();
            byte[] line = Arrays.copyOfRange(assembler.bytes(), from, from + assembler.length());
            found.add(HexFormat.of().formatHex(line));
            assertThat(line.length).isBetween(1, LINE_MAX);
            assertThat(line).doesNotContain('\n');
        } else {
            found.add(next);
        }
    }
}
