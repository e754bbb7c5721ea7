package dev.candela.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What holds for any bytes at all. Every build tries the seeds and many thousand changed ones; the profile `fuzz` lets
/// Jazzer look for more.
class JsonReaderFuzzTest {
    private static final JsonReader DEFAULT = new JsonReader(JsonLimits.DEFAULT);
    private static final JsonReader SMALL = new JsonReader(new JsonLimits(6, 40, 12, 20));

    /// What the reader may say. None of it comes from the text.
    private static final String MESSAGES = "text at byte \\d+: (not JSON|not UTF-8|"
        + "(cut short|empty|a second value|the object names a member twice|too long|an exponent beyond range|"
        + "nested \\d+ deep|a (name|number|string) of \\d+ characters) \\(expected: [a-zA-Z0-9 <=,]+\\))";

    private static final long ALLOCATED_ONCE_MAX = 4_000_000;
    private static final long ALLOCATED_PER_BYTE_MAX = 300;

    @FuzzTest(maxDuration = "1m")
    void any_bytes_are_a_value_that_reads_back_or_a_fault_with_its_place(byte[] text) {
        check(DEFAULT, text);
        check(SMALL, text);
    }

    @Test
    void changed_messages_are_values_that_read_back_or_faults_with_their_place()
        throws IOException, URISyntaxException {
        var mutations = new Mutations(Seeds.small(), 20261120);
        long end = System.nanoTime() + Duration.ofSeconds(2).toNanos();
        int accepted = 0;
        for (int round = 0; round < 200_000 && (round % 100 != 0 || System.nanoTime() < end); round++) {
            byte[] text = mutations.next();
            check(SMALL, text);
            accepted += check(DEFAULT, text) ? 1 : 0;
        }
        assertThat(accepted).isPositive();
    }

    /// True when the text was read.
    private static boolean check(JsonReader reader, byte[] text) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        try {
            var value = reader.read(text);
            assertBounded(text, threads.getCurrentThreadAllocatedBytes() - before);
            byte[] written = JsonWriter.bytes(value);
            var again = DEFAULT.read(written);
            assertThat(again.equals(value)).as("reads back").isTrue();
            assertThat(again.hashCode()).isEqualTo(value.hashCode());
            assertThat(JsonWriter.bytes(again)).isEqualTo(written);
            assertThat(JsonWriter.text(value)).isEqualTo(new String(written, UTF_8));
            return true;
        } catch (MalformedJson e) {
            assertBounded(text, threads.getCurrentThreadAllocatedBytes() - before);
            assertThat(e.getMessage()).matches(MESSAGES);
            assertThat(place(e)).isBetween(0, text.length);
            return false;
        }
    }

    private static void assertBounded(byte[] text, long allocated) {
        assertThat(allocated).isLessThan(ALLOCATED_ONCE_MAX + ALLOCATED_PER_BYTE_MAX * text.length);
    }

    private static int place(MalformedJson e) {
        String message = String.valueOf(e.getMessage());
        return Integer.parseInt(message.substring("text at byte ".length(), message.indexOf(": ")));
    }
}
