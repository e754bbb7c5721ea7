package dev.candela.lumen.cipher;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.sun.management.ThreadMXBean;
import dev.candela.lumen.macaroon.Changed;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What holds for any bytes at all, as a sealed payload or as a key.
class FrameCipherFuzzTest {
    private static final int NOTIFY = 3;
    private static final int FRAMES = 100;
    private static final long ALLOCATED_ONCE_MAX = 200_000;
    private static final long ALLOCATED_PER_BYTE_MAX = 20;

    @FuzzTest(maxDuration = "1m")
    void no_bytes_open_that_were_not_sealed(byte[] bytes) {
        for (var arrival : Arrival.values()) {
            assertThat(opened(Ends.responder(arrival), bytes)).isInstanceOf(Opened.Refused.class);
        }
    }

    @FuzzTest(maxDuration = "1m")
    void any_key_is_agreed_on_or_refused(byte[] key) {
        var agreement = Ends.a(Role.RESPONDER).agree(key, Arrival.IN_ORDER);

        assertThat(agreement instanceof Agreement.Agreed || key.length != 32 || X25519.isLowOrder(key)
            || HexFormat.of().formatHex(key).equals(Ends.hex(Ends.a(Role.RESPONDER).publicKey()))).isTrue();
    }

    @Test
    void of_changed_frames_only_the_genuine_open_and_each_once() {
        var sealed = sealed();
        var genuine = sealed.stream().map(HexFormat.of()::formatHex).toList();
        var changed = new Changed(sealed, 20261120);
        var opener = Ends.responder(Arrival.ANY_ORDER);
        var open = new HashSet<String>();
        long end = System.nanoTime() + Duration.ofSeconds(2).toNanos();
        for (int round = 0; round < 100_000 && (round % 100 != 0 || System.nanoTime() < end); round++) {
            byte[] bytes = changed.next();
            if (opened(opener, bytes) instanceof Opened.Plain(var payload)) {
                String frame = HexFormat.of().formatHex(bytes);
                assertThat(open.add(frame)).as("opened once").isTrue();
                assertThat(genuine.indexOf(frame)).isEqualTo(payload[0]);
            }
        }
        assertThat(open).isNotEmpty();
    }

    private static List<byte[]> sealed() {
        var sealing = Ends.initiator(Arrival.IN_ORDER);
        var sealed = new ArrayList<byte[]>();
        for (int i = 0; i < FRAMES; i++) {
            sealed.add(sealing.seal(NOTIFY, 0, new byte[] {(byte) i, 1, 2, 3}));
        }
        return sealed;
    }

    private static Opened opened(FrameCipher cipher, byte[] bytes) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        var opened = cipher.open(NOTIFY, Ends.ENCRYPTED, bytes);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before)
            .isLessThan(ALLOCATED_ONCE_MAX + ALLOCATED_PER_BYTE_MAX * bytes.length);
        return opened;
    }
}
