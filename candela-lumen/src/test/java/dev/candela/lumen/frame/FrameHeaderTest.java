package dev.candela.lumen.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FrameHeaderTest {
    @ParameterizedTest
    @CsvSource({"0, 000103", "63, 3f0103", "64, 8040000103", "65535, 80ffff0103", "65536, c0000001000103",
        "2147483647, c0ffffff7f0103"})
    void a_header_goes_before_its_payload_wherever_that_is(int payload, String hex) {
        assertThat(FrameHeader.size(payload)).isEqualTo(hex.length() / 2);
        var out = new byte[12];
        int start = FrameHeader.writeBefore(out, 10, 1, 3, payload);
        assertThat(HexFormat.of().formatHex(out, start, 10)).isEqualTo(hex);
        assertThat(FrameHeader.write(out, 1, 1, 3, payload)).isEqualTo(1 + hex.length() / 2);
        assertThat(HexFormat.of().formatHex(out, 1, 1 + hex.length() / 2)).isEqualTo(hex);
    }

    @ParameterizedTest
    @CsvSource({"000a00, 3", "000a, 0", "00, 0", "'', 0", "804000, 0", "8040000fff, 5", "80ff, 0", "c0ffffffff0102, 7",
        "40ffffffffffffffff7f0102, 12", "40ffffffffffffffffff0001020304, 13",
        "40ffffffffffffffffff0102, -1", "7b22, -1", "5b, -1", "8100, -1"})
    void a_header_is_whole_or_incomplete_or_malformed(String hex, int size) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        assertThat(FrameHeader.sizeAt(bytes, 0, bytes.length)).isEqualTo(size);
    }

    @ParameterizedTest
    @CsvSource({"000a00, 0, 10, 0", "80400003f1, 64, 3, 241", "c0ffffffff1004, 4294967295, 16, 4",
        "40ffffffffffffffff7fff02, 9223372036854775807, 255, 2"})
    void a_header_tells_length_type_and_flags(String hex, long payload, int type, int flags) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        int size = FrameHeader.sizeAt(bytes, 0, bytes.length);
        assertThat(FrameHeader.payloadBytesAt(bytes, 0)).isEqualTo(payload);
        assertThat(FrameHeader.typeAt(bytes, 0, size)).isEqualTo(type);
        assertThat(FrameHeader.flagsAt(bytes, 0, size)).isEqualTo(flags);
    }
}
