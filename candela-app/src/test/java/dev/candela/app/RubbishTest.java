package dev.candela.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.app.lumen.Decoded;
import dev.candela.app.lumen.Description;
import dev.candela.app.lumen.Encoded;
import dev.candela.app.lumen.FrameDecoder;
import dev.candela.app.lumen.FrameEncoder;
import dev.candela.app.lumen.Messages;
import dev.candela.json.Json;
import dev.candela.lumen.MalformedLumen;
import dev.candela.lumen.frame.FrameType;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Bytes that nobody meant to be frames.
final class RubbishTest {
    private static final long NANOS = 1_000_000_000L;
    private static final List<String> SEEDS = List.of("120101e7030ce503322e3004e3020ae50470696e67",
        "180900010700120101e7030ce503322e3004e3020ae50470696e67", "0d0d000200030900000100000a00",
        "1e0f007b2276223a312c2263617073223a5b22636f6d7072657373696f6e225d7d", "060e01000000000000",
        "1206002a000000000800003333333f056770742d34", "090400010000000300000002", "07070002800161810162", "020101e0e0");

    @Test
    void any_bytes_are_frames_or_refused_with_what_was_expected() {
        var random = new SplittableRandom(20261120);
        long until = System.nanoTime() + NANOS;
        for (int runs = 0; System.nanoTime() < until || runs < 100; runs++) {
            byte[] bytes = HexFormat.of().parseHex(
                SEEDS.get(random.nextInt(SEEDS.size())) + SEEDS.get(random.nextInt(SEEDS.size())));
            for (int i = 0; i < 1 + random.nextInt(3); i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            var found = new ArrayList<Decoded>();
            try {
                FrameDecoder.decode(bytes, found::add);
            } catch (MalformedLumen e) {
                assertThat(e).hasMessageContaining(" (expected: ").hasMessageStartingWith("frame at byte ");
            }
            assertThat(found).as(HexFormat.of().formatHex(bytes)).allSatisfy(RubbishTest::canBeWritten);
        }
    }

    private static void canBeWritten(Decoded decoded) throws MalformedLumen {
        switch (decoded) {
            case Decoded.Message(Json message) -> {
                assertThat(Messages.one(message.toText().getBytes(UTF_8))).isEqualTo(message);
                assertThat(FrameEncoder.frame(message, FrameType.REQUEST)).isInstanceOf(Encoded.Binary.class);
            }
            case Decoded.Other(var frame) -> assertThat(Description.of(frame).toText())
                .startsWith("{\"frame\":\"" + Description.name(frame) + "\",\"type\":" + frame.type());
        }
    }
}
