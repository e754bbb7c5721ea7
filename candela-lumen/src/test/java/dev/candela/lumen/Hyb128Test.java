package dev.candela.lumen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.candela.json.Json;
import dev.candela.json.MalformedJson;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class Hyb128Test {
    static List<Named<Json.Obj>> vectors() throws IOException, MalformedJson {
        return Vectors.in("hyb128.json");
    }

    /// Where a vector leaves it open, we refuse: bits beside the mode, and values of 2^63 and more.
    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void a_length_of_the_references_is_written_and_read_as_they_do(Json.Obj vector) {
        byte[] bytes = hex(vector.text("hex").orElseThrow());
        if (vector.text("op").orElseThrow().equals("encode")) {
            checkWritten(new BigInteger(vector.text("value").orElseThrow()), bytes);
            return;
        }
        int size = Hyb128.sizeAt(bytes, 0, bytes.length);
        switch (vector.text("expect").orElseThrow()) {
            case "ok" -> {
                var result = vector.object("result").orElseThrow();
                assertThat((long) size).isEqualTo(result.number("header_len").orElseThrow().exactLong().orElseThrow());
                assertThat(Hyb128.valueAt(bytes, 0)).isEqualTo(Long.parseLong(result.text("value").orElseThrow()));
            }
            case "incomplete" -> assertThat(size).isEqualTo(Hyb128.INCOMPLETE);
            default -> assertThat(size).isEqualTo(Hyb128.MALFORMED);
        }
    }

    private static void checkWritten(BigInteger value, byte[] expected) {
        if (value.bitLength() >= Long.SIZE) {
            assertThatIllegalArgumentException().isThrownBy(() -> written(value.longValue()));
            return;
        }
        assertThat(written(value.longValueExact())).isEqualTo(expected);
        assertThat(Hyb128.size(value.longValueExact())).isEqualTo(expected.length);
        assertThat(Hyb128.sizeAt(expected, 0, expected.length)).isEqualTo(expected.length);
        assertThat(Hyb128.valueAt(expected, 0)).isEqualTo(value.longValueExact());
    }

    @ParameterizedTest
    @CsvSource({"0, 00", "63, 3f", "64, 804000", "65535, 80ffff", "65536, c000000100", "4294967295, c0ffffffff",
        "4294967296, 408080808010", "9223372036854775807, 40ffffffffffffffff7f"})
    void a_length_takes_the_fewest_bytes(long value, String hex) {
        checkWritten(BigInteger.valueOf(value), hex(hex));
    }

    @ParameterizedTest
    @CsvSource({"800000, 0", "803f00, 63", "c000000000, 0", "c0ffff0000, 65535", "4000, 0", "408000, 0", "403f, 63",
        "40ffff03, 65535", "40ffffffffffffffffff00, 9223372036854775807", "4080808080808080808000, 0"})
    void a_longer_form_than_needed_is_read(String hex, long value) {
        byte[] bytes = hex(hex);
        assertThat(Hyb128.sizeAt(bytes, 0, bytes.length)).isEqualTo(bytes.length);
        assertThat(Hyb128.valueAt(bytes, 0)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"40ffffffffffffffffff01", "4080808080808080808001", "408080808080808080808000",
        "40ffffffffffffffffffff", "81000000", "c100000000", "4100", "7b22", "5b5d"})
    void a_value_beyond_63_bits_or_bits_beside_the_mode_are_refused(String hex) {
        byte[] bytes = hex(hex);
        assertThat(Hyb128.sizeAt(bytes, 0, bytes.length)).isEqualTo(Hyb128.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"804000", "c000000100", "408080808010", "40ffffffffffffffff7f", "4080808080808080808000"})
    void a_length_cut_anywhere_is_incomplete(String hex) {
        byte[] bytes = hex(hex);
        for (int end = 0; end < bytes.length; end++) {
            assertThat(Hyb128.sizeAt(bytes, 0, end)).as("first %s bytes", end).isEqualTo(Hyb128.INCOMPLETE);
        }
    }

    @Test
    void every_power_of_two_and_its_neighbours_come_back() {
        for (int bit = 0; bit < Long.SIZE - 1; bit++) {
            for (long value = (1L << bit) - 1; value <= (1L << bit) + 1; value++) {
                byte[] bytes = written(value);
                assertThat(bytes).hasSize(Hyb128.size(value)).hasSizeLessThanOrEqualTo(Hyb128.BYTES_MAX);
                assertThat(Hyb128.sizeAt(bytes, 0, bytes.length)).isEqualTo(bytes.length);
                assertThat(Hyb128.valueAt(bytes, 0)).isEqualTo(value);
            }
        }
    }

    @Test
    void a_negative_length_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> written(-1))
            .withMessage("length: -1 (expected: >= 0)");
    }

    private static byte[] written(long value) {
        byte[] out = new byte[Hyb128.BYTES_MAX + 2];
        int end = Hyb128.write(value, out, 1);
        return Arrays.copyOfRange(out, 1, end);
    }

    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
