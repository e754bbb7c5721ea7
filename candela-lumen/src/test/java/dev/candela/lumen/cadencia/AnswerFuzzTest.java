package dev.candela.lumen.cadencia;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.sun.management.ThreadMXBean;
import dev.candela.lumen.MalformedLumen;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// What holds for any line of a bridge.
class AnswerFuzzTest {
    private static final List<String> SEEDS = List.of(
        "{\"status\":\"ok\",\"version\":\"0.1.0\",\"protocol\":\"lumen/1\",\"id\":1}",
        "{\"status\":\"ok\",\"files\":4,\"total_bytes\":93,\"wire_bytes\":78,"
            + "\"encode_us\":1,\"elapsed_us\":2,\"id\":10}",
        "{\"status\":\"ok\",\"reason\":\"requested\",\"id\":14}",
        "{\"status\":\"error\",\"error\":\"no files specified\",\"id\":8}");

    private static final long ALLOCATED_ONCE_MAX = 16_000_000;
    private static final long ALLOCATED_PER_BYTE_MAX = 300;

    @FuzzTest(maxDuration = "1m")
    void any_line_is_an_answer_or_refused_with_a_reason(byte[] line) {
        check(line);
    }

    @Test
    void changed_lines_are_answers_or_refused_with_a_reason() {
        var random = new SplittableRandom(20261120);
        long end = System.nanoTime() + Duration.ofSeconds(1).toNanos();
        int read = 0;
        for (int round = 0; round < 200_000 && (round % 100 != 0 || System.nanoTime() < end); round++) {
            byte[] line = SEEDS.get(random.nextInt(SEEDS.size())).getBytes(UTF_8);
            for (int changes = random.nextInt(4); changes > 0; changes--) {
                line[random.nextInt(line.length)] = (byte) (random.nextBoolean() ? random.nextInt() : '0');
            }
            read += check(random.nextInt(4) == 0 ? Arrays.copyOf(line, random.nextInt(line.length)) : line) ? 1 : 0;
        }
        assertThat(read).isPositive();
    }

    /// True when it was an answer.
    private static boolean check(byte[] line) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        boolean read;
        try {
            var answer = Answer.read(line, 0, line.length);
            assertThat(answer.id() == null || answer.id() >= 0).isTrue();
            read = true;
        } catch (MalformedLumen e) {
            assertThat(e.getMessage()).startsWith("answer");
            read = false;
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before)
            .isLessThan(ALLOCATED_ONCE_MAX + ALLOCATED_PER_BYTE_MAX * line.length);
        return read;
    }
}
