package dev.candela.lumen.frame;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.candela.lumen.frame.Assembler.Expect;
import dev.candela.lumen.frame.Assembler.Kinds;
import dev.candela.lumen.frame.Assembler.Next;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/// What a peer can make an assembler hold.
final class AssemblerMemoryTest {
    private static final int FRAME_MAX = 16 * 1024 * 1024;

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    @Test
    void a_length_takes_no_memory_before_its_bytes_have_come() {
        var assembler = new Assembler(FRAME_MAX, 100, Kinds.FRAMES);
        byte[] header = HexFormat.of().parseHex("c000ffff000101");
        long before = allocated();
        assembler.push(header, 0, header.length);
        assertThat(assembler.next()).isEqualTo(Next.MORE);
        assertThat(allocated() - before).isLessThan(100_000);
        assertThat(assembler.bytes().length).isLessThanOrEqualTo(512);
    }

    @Test
    void a_large_frame_in_small_pieces_is_copied_a_few_times_only() {
        int size = 4 * 1024 * 1024;
        byte[] frame = new Frame(1, 0, new byte[size]).bytes();
        var assembler = new Assembler(FRAME_MAX, 100, Kinds.FRAMES);
        long before = allocated();
        int early = 0;
        for (int at = 0; at < frame.length; at++) {
            early += assembler.next() == Next.MORE ? 0 : 1;
            assembler.push(frame, at, 1);
        }
        assertThat(early).isZero();
        assertThat(assembler.next()).isEqualTo(Next.FRAME);
        assertThat(assembler.bytes()).hasSize(frame.length);
        assertThat(allocated() - before).isLessThan(3L * frame.length);
    }

    @Test
    void the_memory_of_a_large_frame_is_given_back_when_nothing_is_left() {
        byte[] frame = new Frame(1, 0, new byte[1024 * 1024]).bytes();
        var assembler = new Assembler(FRAME_MAX, 100, Kinds.FRAMES);
        assembler.push(frame, 0, frame.length);
        assertThat(assembler.next()).isEqualTo(Next.FRAME);
        assertThat(assembler.next()).isEqualTo(Next.MORE);
        assertThat(assembler.bytes()).isEmpty();
    }

    @Test
    void the_memory_of_a_large_frame_is_given_back_when_another_has_begun() {
        byte[] frame = new Frame(1, 0, new byte[1024 * 1024]).bytes();
        byte[] both = Arrays.copyOf(frame, frame.length + 3);
        System.arraycopy(new byte[] {5, 2, 1}, 0, both, frame.length, 3);
        var assembler = new Assembler(FRAME_MAX, 100, Kinds.FRAMES);
        assembler.push(both, 0, both.length);
        assertThat(assembler.next()).isEqualTo(Next.FRAME);
        assertThat(assembler.next()).isEqualTo(Next.MORE);
        assertThat(assembler.bytes()).hasSize(3);
        assembler.push(new byte[] {'h', 'e', 'l', 'l', 'o'}, 0, 5);
        assertThat(assembler.next()).isEqualTo(Next.FRAME);
        assertThat(assembler.frame()).isEqualTo(new Frame(2, 1, new byte[] {'h', 'e', 'l', 'l', 'o'}));
    }

    @Test
    void a_line_that_is_too_long_is_let_go_as_it_comes() {
        var assembler = new Assembler(FRAME_MAX, 100_000, Kinds.FRAMES_AND_LINES);
        assembler.expect(Expect.LINES);
        var piece = new byte[10_000];
        Arrays.fill(piece, (byte) 'x');
        int told = 0;
        for (int i = 0; i < 1000; i++) {
            assembler.push(piece, 0, piece.length);
            for (var next = assembler.next(); next != Next.MORE; next = assembler.next()) {
                assertThat(next).isEqualTo(Next.LINE_TOO_LONG);
                told++;
            }
            assertThat(assembler.bytes().length).isLessThan(250_000);
        }
        assertThat(told).isEqualTo(1);
        assertThat(assembler.bytes().length).isLessThanOrEqualTo(128 * 1024);
    }

    @Test
    void whole_frames_in_one_push_are_found_without_allocating() {
        byte[] frames = HexFormat.of().parseHex("120101e7030ce503322e3004e3020ae50470696e67".repeat(100));
        var assembler = new Assembler(FRAME_MAX, 100, Kinds.FRAMES_AND_LINES);
        assembler.expect(Expect.OPEN);
        int found = 0;
        long before = 0;
        for (int round = 0; round < 200; round++) {
            if (round == 100) {
                before = allocated();
            }
            assembler.push(frames, 0, frames.length);
            while (assembler.next() == Next.FRAME) {
                found++;
            }
        }
        assertThat(allocated() - before).isLessThan(50_000);
        assertThat(found).isEqualTo(20_000);
    }
}
