package dev.candela.lumen.datagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candela.lumen.MalformedLumen;
import dev.candela.lumen.frame.Frame;
import dev.candela.lumen.frame.FrameType;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DatagramTest {
    private static final String PING = "120101e7030ce503322e3004e3020ae50470696e67";

    private static Frame read(byte[] bytes) throws MalformedLumen {
        return Datagram.read(bytes, 0, bytes.length);
    }

    @Test
    void a_datagram_is_one_frame() throws MalformedLumen {
        byte[] bytes = HexFormat.of().parseHex(PING);

        assertThat(read(bytes)).isEqualTo(
            Frame.of(FrameType.REQUEST, 1, HexFormat.of().parseHex(PING.substring(6))));
        assertThat(Datagram.read(HexFormat.of().parseHex("ff" + PING + "ff"), 1, bytes.length)).isEqualTo(read(bytes));
    }

    @Test
    void a_frame_cut_short_at_any_byte_is_refused() {
        byte[] bytes = HexFormat.of().parseHex(PING);
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> read(cut)).isInstanceOf(MalformedLumen.class)
                .hasMessage("datagram: " + cut.length + " bytes (expected: more, as the frame says)");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "000a0000         | datagram: 4 bytes (expected: 3, as the frame says)",
        "000a00000a00     | datagram: 6 bytes (expected: 3, as the frame says)",
        "7b7d0a           | frame length: malformed (expected: Hyb128 below 2^63)",
        "000108           | datagram flags: 8 (expected: none but 7)",
        "000110           | datagram flags: 16 (expected: none but 7)",
        "000181           | datagram flags: 129 (expected: none but 7)",
        "40ffffffffffffffff7f0100 | frame length: 9223372036854775807 (expected: <= 2147483615)",
    })
    void anything_but_one_whole_frame_is_refused(String hex, String message) {
        assertThatThrownBy(() -> read(HexFormat.of().parseHex(hex))).isInstanceOf(MalformedLumen.class)
            .hasMessage(message);
    }

    @Test
    void the_largest_datagram_is_read_and_a_larger_one_refused() throws MalformedLumen {
        byte[] largest = new Frame(2, 0, new byte[65_502]).bytes();
        assertThat(largest).hasSize(65_507);
        assertThat(read(largest).payload()).hasSize(65_502);

        byte[] larger = new Frame(2, 0, new byte[65_503]).bytes();
        assertThatThrownBy(() -> read(larger)).isInstanceOf(MalformedLumen.class)
            .hasMessage("datagram: too large (expected: <= 65507 bytes)");
    }

    @Test
    void a_payload_above_65500_bytes_does_not_fit_and_is_never_cut() {
        assertThat(Datagram.fits(new Frame(2, 0, new byte[65_500]))).isTrue();
        assertThat(Datagram.fits(new Frame(2, 0, new byte[65_501]))).isFalse();
    }

    @Test
    void any_bytes_are_a_frame_that_they_spell_or_refused() {
        var random = new SplittableRandom(20261120);
        byte[] seed = HexFormat.of().parseHex(PING);
        int read = 0;
        for (int round = 0; round < 100_000; round++) {
            byte[] bytes = Arrays.copyOf(seed, random.nextInt(30));
            for (int changes = random.nextInt(4); changes > 0 && bytes.length > 0; changes--) {
                bytes[random.nextInt(Math.min(bytes.length, 12))] = (byte) random.nextInt();
            }
            try {
                var frame = read(bytes);
                assertThat(frame.bytes().length).isLessThanOrEqualTo(bytes.length);
                assertThat(read(frame.bytes())).isEqualTo(frame);
                read++;
            } catch (MalformedLumen e) {
                assertThat(e.getMessage()).matches("(datagram|datagram flags|frame length): .* \\(expected: .*\\)");
            }
        }
        assertThat(read).isPositive();
    }
}
