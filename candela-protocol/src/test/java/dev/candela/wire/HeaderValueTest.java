package dev.candela.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HeaderValueTest {
    private static final List<String> PIECES =
        List.of("=?base64?", "?=", "=", "?", "eA==", "a", " ", "\t", "\n", "\r", "\0", "é", "世", "😀", "\u007f");

    static Stream<Arguments> values() {
        return Stream.of(
            Arguments.of("us-west1", "us-west1"),
            Arguments.of("Hello, 世界", "=?base64?SGVsbG8sIOS4lueVjA==?="),
            Arguments.of(" padded ", "=?base64?IHBhZGRlZCA=?="),
            Arguments.of("\tx", "=?base64?CXg=?="),
            Arguments.of("line1\nline2", "=?base64?bGluZTEKbGluZTI=?="),
            Arguments.of("a\r\nSet-Cookie: x", "=?base64?YQ0KU2V0LUNvb2tpZTogeA==?="),
            Arguments.of("=?base64?literal?=", "=?base64?PT9iYXNlNjQ/bGl0ZXJhbD89?="),
            Arguments.of("42", "42"),
            Arguments.of("-7", "-7"),
            Arguments.of("true", "true"),
            Arguments.of("", ""),
            Arguments.of("a b\tc", "a b\tc"),
            Arguments.of("~!{}\"'", "~!{}\"'"),
            Arguments.of("\u007f", "=?base64?fw==?="),
            Arguments.of("\0", "=?base64?AA==?="),
            Arguments.of("é", "=?base64?w6k=?="),
            Arguments.of("😀", "=?base64?8J+YgA==?="),
            Arguments.of("=?base64?x", "=?base64?x"),
            Arguments.of("x?=", "x?="),
            Arguments.of("=?BASE64?eA==?=", "=?BASE64?eA==?="));
    }

    @ParameterizedTest
    @MethodSource("values")
    void a_value_is_written_plainly_or_between_markers_and_read_back(String value, String header) {
        assertThat(HeaderValue.encode(value)).isEqualTo(header);
        assertThat(HeaderValue.decode(header)).contains(value);
    }

    @Test
    void any_text_fits_into_a_header_and_comes_out_again() {
        var random = new Random(20261120);
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder();
            for (int k = random.nextInt(12); k > 0; k--) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            String header = HeaderValue.encode(text.toString());
            assertThat(header).matches("[\\x20-\\x7e\\t]*").isEqualTo(HeaderValue.trim(header));
            assertThat(HeaderValue.decode(header)).contains(text.toString());
        }
    }

    @Test
    void blanks_around_a_header_are_not_part_of_it() {
        assertThat(HeaderValue.decode(" \t foo \t")).contains("foo");
        assertThat(HeaderValue.decode(" =?base64?w6k=?= ")).contains("é");
        assertThat(HeaderValue.trim("\t a b ")).isEqualTo("a b");
        assertThat(HeaderValue.trim(" \t ")).isEmpty();
        assertThat(HeaderValue.trim("\u00a0x\r")).isEqualTo("\u00a0x\r");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "=?base64?w6k?=", "=?base64?w6k==?=", "=?base64?====?=", "=?base64?w6k=w6k=?=", "=?base64?w6k= ?=",
        "=?base64?w_-k?=", "=?base64?w 6k=?=", "=?base64?w6k=?=?=", "=?base64?wyg=?=", "=?base64?gA==?=",
        "=?base64?7aCA?=", "=?base64?é===?="})
    void markers_around_anything_but_base64_of_utf_8_are_refused(String header) {
        assertThat(HeaderValue.decode(header)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"é", "世界", "a\nb", "a\rb", "\u0000", "a\u007f", "a\u0080b", "\u00a0"})
    void characters_that_a_header_cannot_hold_are_refused(String header) {
        assertThat(HeaderValue.decode(header)).isEmpty();
    }

    @Test
    void markers_that_share_a_sign_mark_nothing_but_are_not_written_plainly() {
        assertThat(HeaderValue.decode("=?base64?=")).contains("=?base64?=");
        assertThat(HeaderValue.encode("=?base64?=")).isEqualTo("=?base64?PT9iYXNlNjQ/PQ==?=");
        assertThat(HeaderValue.decode("=?base64??=")).contains("");
    }
}
