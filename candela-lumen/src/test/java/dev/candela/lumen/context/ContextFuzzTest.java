package dev.candela.lumen.context;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.sun.management.ThreadMXBean;
import dev.candela.json.MalformedJson;
import dev.candela.lumen.MalformedLumen;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// What holds for any bytes at all. Every build tries many changed payloads; the profile `fuzz` lets Jazzer look for
/// more.
class ContextFuzzTest {
    private static final int LIMIT = 4096;
    private static final int BYTES_MAX = 64 * 1024;

    /// What the expander may say. None of it comes from the bytes.
    private static final String MESSAGES = "(payload at byte 0: (empty|another first byte)"
        + "|deflate data: (cut short|corrupt|more behind a last block)|payload: more than 4096 bytes"
        + "|context: lost with an earlier payload) \\(expected: [a-zA-Z0-9 <=,]+\\)";

    /// The window, and what a first use of a class takes.
    private static final long ALLOCATED_ONCE_MAX = 1_000_000;
    private static final long ALLOCATED_MAX = 4L * LIMIT;
    private static final long ALLOCATED_PER_BYTE_MAX = 8;

    @FuzzTest(maxDuration = "1m")
    void any_payloads_expand_within_the_limit_or_are_refused_for_good(byte[] bytes) {
        checkExpander(payloads(bytes));
    }

    @FuzzTest(maxDuration = "1m")
    void any_payloads_come_out_as_they_went_in(byte[] bytes) throws MalformedLumen {
        checkBoth(payloads(bytes));
    }

    @Test
    void changed_payloads_expand_within_the_limit_or_are_refused_for_good() throws IOException, MalformedJson {
        var seeds = compressed();
        var random = new SplittableRandom(20261120);
        long end = System.nanoTime() + Duration.ofSeconds(2).toNanos();
        int accepted = 0;
        int refused = 0;
        for (int round = 0; round < 100_000 && (round % 100 != 0 || System.nanoTime() < end); round++) {
            var payloads = new ArrayList<byte[]>();
            for (int i = random.nextInt(4); i >= 0; i--) {
                byte[] it = seeds.get(random.nextInt(seeds.size())).clone();
                for (int changes = random.nextInt(3); changes > 0 && it.length > 0; changes--) {
                    it = changed(it, random);
                }
                payloads.add(it);
            }
            if (checkExpander(payloads)) {
                accepted++;
            } else {
                refused++;
            }
        }
        assertThat(accepted).isPositive();
        assertThat(refused).isPositive();
    }

    @Test
    void changed_messages_come_out_as_they_went_in() throws IOException, MalformedJson, MalformedLumen {
        var seeds = Corpus.messages().values().stream().filter(it -> it.length <= BYTES_MAX).toList();
        var random = new SplittableRandom(20261121);
        long end = System.nanoTime() + Duration.ofSeconds(2).toNanos();
        int rounds = 0;
        while (rounds < 10_000 && System.nanoTime() < end) {
            var payloads = new ArrayList<byte[]>();
            for (int i = 0; i < 20; i++) {
                payloads.add(changed(seeds.get(random.nextInt(seeds.size())), random));
            }
            checkBoth(payloads);
            rounds++;
        }
        assertThat(rounds).isPositive();
    }

    /// True when all were accepted.
    private static boolean checkExpander(List<byte[]> payloads) {
        boolean accepted = true;
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        long max = ALLOCATED_ONCE_MAX;
        try (var expander = new ContextExpander(LIMIT)) {
            for (byte[] it : payloads) {
                max += ALLOCATED_MAX + ALLOCATED_PER_BYTE_MAX * it.length;
                try {
                    int length = expander.expand(it, 0, it.length).length;
                    assertThat(accepted && length <= LIMIT).as("%d bytes", length).isTrue();
                } catch (MalformedLumen e) {
                    assertThat(String.valueOf(e.getMessage())).matches(MESSAGES);
                    assertThat(String.valueOf(e.getMessage()).startsWith("context: lost")).isNotEqualTo(accepted);
                    accepted = false;
                }
            }
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(max);
        return accepted;
    }

    private static void checkBoth(List<byte[]> payloads) throws MalformedLumen {
        try (var compressor = new ContextCompressor(Vocabulary.MCP); var expander = new ContextExpander(1 << 20)) {
            for (byte[] it : payloads) {
                byte[] form = compressor.compress(it, 0, it.length);
                assertThat(form.length).isBetween(1, it.length + 1);
                assertThat(Arrays.equals(expander.expand(form, 0, form.length), it)).as("comes out").isTrue();
                if (it.length % 7 == 3) {
                    compressor.rest();
                }
                if (it.length % 5 == 3) {
                    expander.rest();
                }
            }
        }
    }

    /// Each begins with its length in two bytes.
    private static List<byte[]> payloads(byte[] bytes) {
        var payloads = new ArrayList<byte[]>();
        int at = 0;
        while (at + 2 <= bytes.length) {
            int length = (bytes[at] & 0xFF) | (bytes[at + 1] & 0xFF) << 8;
            int to = Math.min(bytes.length, at + 2 + length);
            payloads.add(Arrays.copyOfRange(bytes, at + 2, to));
            at = to;
        }
        return payloads;
    }

    /// First payloads of a connection, so that any order of them is understood.
    private static List<byte[]> compressed() throws IOException, MalformedJson {
        var seeds = new ArrayList<byte[]>();
        for (byte[] it : Corpus.messages().values()) {
            if (it.length <= BYTES_MAX) {
                try (var compressor = new ContextCompressor(Vocabulary.MCP)) {
                    seeds.add(compressor.compress(it, 0, it.length));
                    compressor.rest();
                    seeds.add(compressor.compress(it, 0, it.length));
                }
            }
        }
        seeds.add("\u0005as it is".getBytes(UTF_8));
        seeds.add("\u0007as it is".getBytes(UTF_8));
        return seeds;
    }

    private static byte[] changed(byte[] bytes, SplittableRandom random) {
        int at = random.nextInt(bytes.length);
        return switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(bytes, at);
            case 1 -> Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(20));
            default -> {
                byte[] other = bytes.clone();
                other[at] = (byte) random.nextInt();
                yield other;
            }
        };
    }
}
