package dev.candela.lumen.macaroon;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.sun.management.ThreadMXBean;
import dev.candela.lumen.MalformedLumen;
import dev.candela.lumen.cipher.Vectors;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What holds for any bytes at all, as a macaroon, as a bearer token, and as a caveat.
class MacaroonFuzzTest {
    private static final RootKey KEY =
        RootKey.parse("8ff481eddd356f85fdf186d34b07d71295d9821e12e4c96595df7b00f18a1664");
    private static final MacaroonCheck CHECK = new MacaroonCheck(() -> Instant.EPOCH, KEY);

    /// None of it comes from the bytes.
    private static final String MESSAGES = "macaroon(: no text|: \\d+ (bytes|characters)| at byte \\d+: "
        + "(cut short|version \\d+|\\d+ caveats|signature of \\d+ bytes|(id|location|caveat) is not UTF-8))"
        + "( \\(expected: [a-zA-Z0-9 <=,]+\\))?";

    private static final long ALLOCATED_ONCE_MAX = 200_000;
    private static final long ALLOCATED_PER_BYTE_MAX = 60;

    private static final List<byte[]> SEEDS = Vectors.all("macaroons.json").stream()
        .map(it -> Vectors.bytes(it, it.has("encoded") ? "encoded" : "hex")).toList();

    /// What was minted: id, caveats and signature of the seeds, without their locations.
    private static final Set<String> GENUINE = genuine();

    @FuzzTest(maxDuration = "1m")
    void any_bytes_are_a_macaroon_that_reads_back_or_a_fault(byte[] bytes) {
        check(bytes);
        checkText(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    @Test
    void changed_macaroons_read_back_or_are_faults_and_none_is_genuine() {
        var changed = new Changed(SEEDS, 20261120);
        long end = System.nanoTime() + Duration.ofSeconds(2).toNanos();
        int read = 0;
        for (int round = 0; round < 200_000 && (round % 100 != 0 || System.nanoTime() < end); round++) {
            byte[] bytes = changed.next();
            read += check(bytes) ? 1 : 0;
            checkText(HexFormat.of().formatHex(bytes));
        }
        assertThat(read).isPositive();
    }

    private static Set<String> genuine() {
        var genuine = new HashSet<String>();
        for (byte[] seed : SEEDS) {
            try {
                var macaroon = Macaroon.parse(seed);
                if (macaroon.isSignedBy(KEY)) {
                    genuine.add(signed(macaroon));
                }
            } catch (MalformedLumen e) {
                assertThat(e.getMessage()).matches(MESSAGES);
            }
        }
        return genuine;
    }

    private static String signed(Macaroon macaroon) {
        byte[] bytes = macaroon.bytes();
        return List.of(macaroon.id(), macaroon.caveats(),
            HexFormat.of().formatHex(bytes, bytes.length - 32, bytes.length)).toString();
    }

    /// True when the bytes were read.
    private static boolean check(byte[] bytes) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        try {
            var macaroon = Macaroon.parse(bytes);
            assertBounded(bytes.length, threads.getCurrentThreadAllocatedBytes() - before);
            assertThat(macaroon.bytes()).isEqualTo(bytes);
            assertThat(Macaroon.parse(macaroon.text()).bytes()).isEqualTo(bytes);
            for (var caveat : macaroon.caveats()) {
                assertThat(Caveat.of(caveat.text())).isEqualTo(caveat);
            }
            if (!(CHECK.check(macaroon, _ -> true) instanceof Checked.Forged)) {
                assertThat(GENUINE).contains(signed(macaroon));
            }
            return true;
        } catch (MalformedLumen e) {
            assertBounded(bytes.length, threads.getCurrentThreadAllocatedBytes() - before);
            assertThat(e.getMessage()).matches(MESSAGES);
            return false;
        }
    }

    private static void checkText(String text) {
        try {
            assertThat(Macaroon.parse(text).text()).isEqualTo(text);
        } catch (MalformedLumen e) {
            assertThat(e.getMessage()).matches(MESSAGES);
        }
        assertThat(Caveat.of(text).text()).isEqualTo(text);
    }

    private static void assertBounded(int length, long allocated) {
        assertThat(allocated).isLessThan(ALLOCATED_ONCE_MAX + ALLOCATED_PER_BYTE_MAX * length);
    }
}
