package dev.candela.lumen.negotiation;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.sun.management.ThreadMXBean;
import dev.candela.lumen.MalformedLumen;
import dev.candela.lumen.frame.ChangedBytes;
import dev.candela.lumen.frame.Frame;
import dev.candela.lumen.frame.Vectors;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What holds for any payload at all: it is refused in a sentence of ours, or it can be said again and means the same.
class NegotiationFuzzTest {
    private static final String FAULTS = "(flags|payload|payload at byte \\d+|probe|v|caps|supported_versions|pk|bearer"
        + "|shm_region|shm_size|shm_path|cap): [ -~]+";

    private static final long ALLOCATED_ONCE_MAX = 4_000_000;
    private static final long ALLOCATED_PER_BYTE_MAX = 300;

    @FuzzTest(maxDuration = "1m")
    void any_payload_is_refused_or_means_the_same_when_it_is_said_again(byte[] payload) {
        check(payload);
    }

    @Test
    void changed_payloads_are_refused_or_mean_the_same_when_they_are_said_again() {
        var payloads = new ChangedBytes(seeds(), 20261120);
        long end = System.nanoTime() + 2_000_000_000L;
        int accepted = 0;
        for (int round = 0; round < 100_000 && (round % 100 != 0 || System.nanoTime() < end); round++) {
            accepted += check(payloads.next());
        }
        assertThat(accepted).isPositive();
    }

    private static List<byte[]> seeds() {
        var seeds = new ArrayList<byte[]>();
        for (var it : Vectors.of("negotiation").toList()) {
            for (String member : List.of("frame", "probe", "ack", "init", "ack_in")) {
                it.getPayload().text(member).map(hex -> HexFormat.of().parseHex(hex)).ifPresent(bytes ->
                    seeds.add(((Frame.Parsed.Complete) Frame.parse(bytes, 0, bytes.length)).frame().payload()));
            }
        }
        return seeds;
    }

    private interface Reading {
        byte[] sayAgain(int flags, byte[] payload) throws MalformedLumen;
    }

    private static int check(byte[] payload) {
        int accepted = 0;
        for (int flags = 0; flags < 2; flags++) {
            accepted += check(flags, payload, (f, p) -> Probe.read(f, p).frame());
            accepted += check(flags, payload, (f, p) -> Acknowledgement.read(f, p).frame());
            accepted += check(flags, payload, (f, p) -> TransportOffer.read(f, p).frame());
            accepted += check(flags, payload, (f, p) -> TransportChoice.read(f, p).frame());
        }
        return accepted;
    }

    private static int check(int flags, byte[] payload, Reading reading) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        try {
            byte[] said = reading.sayAgain(flags, payload);
            assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                .isLessThan(ALLOCATED_ONCE_MAX + ALLOCATED_PER_BYTE_MAX * payload.length);
            var frame = ((Frame.Parsed.Complete) Frame.parse(said, 0, said.length)).frame();
            assertThat(Vectors.hex(reading.sayAgain(frame.flags(), frame.payload()))).isEqualTo(Vectors.hex(said));
            return 1;
        } catch (MalformedLumen e) {
            assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                .isLessThan(ALLOCATED_ONCE_MAX + ALLOCATED_PER_BYTE_MAX * payload.length);
            assertThat(e.getMessage()).matches(FAULTS);
            return 0;
        }
    }
}
