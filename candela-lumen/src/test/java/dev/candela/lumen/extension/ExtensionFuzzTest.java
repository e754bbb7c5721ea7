package dev.candela.lumen.extension;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.sun.management.ThreadMXBean;
import dev.candela.lumen.MalformedLumen;
import dev.candela.lumen.frame.ChangedBytes;
import dev.candela.lumen.frame.Frame;
import dev.candela.lumen.frame.FrameType;
import dev.candela.lumen.frame.Vectors;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What holds for any payload at all, in every reader: it is refused in a sentence of ours, or it can be written again
/// and reads as the same.
class ExtensionFuzzTest {
    private static final String FAULTS = "(flags|frame type|inner frame type|frames|words|payload|datagram"
        + "|payload at byte \\d+|session word \\d+): [ -~]+";

    private static final long ALLOCATED_ONCE_MAX = 4_000_000;
    private static final long ALLOCATED_PER_BYTE_MAX = 300;

    private interface Reading {
        /// What was read, and the frame that says it again.
        Said read(Frame frame) throws MalformedLumen;
    }

    private record Said(Object value, Frame frame) {}

    @FuzzTest(maxDuration = "1m")
    void any_payload_is_refused_or_reads_as_the_same_when_it_is_written_again(byte[] payload) {
        check(payload);
    }

    @Test
    void changed_payloads_are_refused_or_read_as_the_same_when_they_are_written_again() {
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
        for (String file : List.of("batch", "flow_ctl", "mux", "stream")) {
            for (var it : Vectors.of(file).toList()) {
                var row = it.getPayload();
                row.text("payload").ifPresent(hex -> seeds.add(HexFormat.of().parseHex(hex)));
                row.text("frame").map(hex -> HexFormat.of().parseHex(hex)).ifPresent(bytes ->
                    seeds.add(((Frame.Parsed.Complete) Frame.parse(bytes, 0, bytes.length)).frame().payload()));
            }
        }
        seeds.add(HexFormat.of().parseHex("02800b696e707574536368656d61fe02c3a9"));
        seeds.add(HexFormat.of().parseHex("01020304"));
        return seeds;
    }

    private static int check(byte[] payload) {
        return check(new Frame(FrameType.BATCH.code(), 0, payload), it -> {
            var batch = Batch.read(it, 64);
            assertThat(batch.frames()).hasSizeLessThanOrEqualTo(64).noneMatch(inner -> inner.is(FrameType.BATCH));
            return new Said(batch, batch.frame());
        }) + check(new Frame(FrameType.FLOW_CTL.code(), payload.length % 2, payload), it -> {
            var word = FlowControl.read(it);
            return new Said(word, word.frame());
        }) + check(new Frame(FrameType.MUX.code(), 0, payload), it -> {
            var step = MuxFrame.read(it);
            return new Said(step, step.frame());
        }) + check(new Frame(FrameType.MUX.code(), 0, payload), it -> {
            var inner = MuxFrame.read(it).innerFrame();
            return new Said(inner, MuxFrame.data(1, inner).frame());
        }) + check(new Frame(FrameType.STREAM_INIT.code(), 0, payload), it -> {
            var init = StreamInit.read(it);
            return new Said(init, init.frame());
        }) + check(new Frame(FrameType.STREAM_DATA.code(), 0, payload), it -> {
            var token = StreamData.read(it);
            return new Said(token, token.frame());
        }) + check(new Frame(FrameType.DICT_SYNC.code(), 0, payload), it -> {
            var sync = DictionarySync.read(it);
            assertThat(sync.dictionary().words()).isEqualTo(sync.words());
            return new Said(sync, sync.frame());
        }) + check(new Frame(FrameType.HEARTBEAT.code(), 0, payload), it -> Heartbeat.read(it)
            .map(beat -> new Said(beat, beat.frame())).orElse(new Said("", it)));
    }

    private static int check(Frame frame, Reading reading) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        try {
            var said = reading.read(frame);
            assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                .isLessThan(ALLOCATED_ONCE_MAX + ALLOCATED_PER_BYTE_MAX * frame.payload().length);
            assertThat(reading.read(said.frame())).isEqualTo(said);
            return 1;
        } catch (MalformedLumen e) {
            assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                .isLessThan(ALLOCATED_ONCE_MAX + ALLOCATED_PER_BYTE_MAX * frame.payload().length);
            assertThat(e.getMessage()).matches(FAULTS);
            return 0;
        }
    }
}
