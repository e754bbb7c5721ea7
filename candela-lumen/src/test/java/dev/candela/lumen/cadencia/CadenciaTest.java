package dev.candela.lumen.cadencia;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candela.lumen.MalformedLumen;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CadenciaTest {
    @Test
    void a_command_is_one_line() {
        assertThat(new String(new Command.Ping(1).line(), UTF_8)).isEqualTo("{\"cmd\":\"ping\",\"id\":1}\n");
        assertThat(new String(new Command.Index(2, List.of("a.txt", "b\nc")).line(), UTF_8))
            .isEqualTo("{\"cmd\":\"index\",\"files\":[\"a.txt\",\"b\\nc\"],\"id\":2}\n");
        assertThat(new String(new Command.Stop(3).line(), UTF_8)).isEqualTo("{\"cmd\":\"stop\",\"id\":3}\n");
    }

    @Test
    void an_id_is_not_negative() {
        assertThatThrownBy(() -> new Command.Ping(-1)).isInstanceOf(IllegalArgumentException.class)
            .hasMessage("id: -1 (expected: >= 0)");
    }

    @Test
    void members_that_nobody_knows_are_passed_over() throws MalformedLumen {
        byte[] line = ("{\"status\":\"ok\",\"version\":\"9\",\"protocol\":\"lumen/2\",\"new\":{\"deep\":[1]},\"id\":4,"
            + "\"more\":null}").getBytes(UTF_8);

        assertThat(Answer.read(line, 0, line.length)).isEqualTo(new Answer(4L, new Reply.Ready("9", "lumen/2")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', value = {
        "[]                                      | answer: not an object (expected: an object)",
        "ready                                   | answer: text at byte 0: not JSON",
        "{}                                      | answer status: none, or no text (expected: a string)",
        "{\"status\":1}                          | answer status: none, or no text (expected: a string)",
        "{\"status\":\"fine\"}                   | answer status: another one (expected: ok or error)",
        "{\"status\":\"ok\"}                     | answer version: none, or no text (expected: a string)",
        "{\"status\":\"error\"}                  | answer error: none, or no text (expected: a string)",
        "{\"status\":\"error\",\"error\":\"x\",\"id\":\"1\"} | answer id: none, or no count (expected: 0..2^63-1)",
        "{\"status\":\"error\",\"error\":\"x\",\"id\":-1}    | answer id: none, or no count (expected: 0..2^63-1)",
        "{\"status\":\"error\",\"error\":\"x\",\"id\":1.5}   | answer id: none, or no count (expected: 0..2^63-1)",
        "{\"status\":\"error\",\"error\":\"x\",\"id\":9223372036854775808}"
            + "| answer id: none, or no count (expected: 0..2^63-1)",
        "{\"status\":\"ok\",\"wire_bytes\":1}    | answer files: none, or no count (expected: 0..2^63-1)",
    })
    void what_no_bridge_says_is_refused(String line, String message) {
        byte[] bytes = line.strip().getBytes(UTF_8);

        assertThatThrownBy(() -> Answer.read(bytes, 0, bytes.length)).isInstanceOf(MalformedLumen.class)
            .hasMessageStartingWith(message.strip());
    }

    @Test
    void a_line_that_is_too_long_is_refused_unread() {
        byte[] line = new byte[64 * 1024 + 1];

        assertThatThrownBy(() -> Answer.read(line, 0, line.length)).isInstanceOf(MalformedLumen.class)
            .hasMessage("answer: 65537 bytes (expected: <= 65536)");
    }

    @ParameterizedTest
    @CsvSource({
        "tool, 5", "frequency_penalty, 5", "Tool, 9", "'tool ', 10", "'', 5", "é, 7", "☃, 8", "🚀, 9",
    })
    void a_word_of_the_dictionary_takes_two_bytes_and_all_else_what_it_takes_in_utf8(String text, long bytes) {
        assertThat(Cadencia.wireBytes(text)).isEqualTo(bytes);
        assertThat(Cadencia.wireBytes(text.getBytes(UTF_8))).hasValue(bytes);
    }

    @Test
    void lengths_are_counted_at_every_border_of_their_encoding() {
        assertThat(Cadencia.wireBytes("x".repeat(59))).isEqualTo(1 + 2 + 1 + 1 + 59);
        assertThat(Cadencia.wireBytes("x".repeat(61))).isEqualTo(1 + 2 + 1 + 1 + 61);
        assertThat(Cadencia.wireBytes("x".repeat(62))).isEqualTo(3 + 2 + 1 + 1 + 62);
        assertThat(Cadencia.wireBytes("x".repeat(63))).isEqualTo(3 + 2 + 1 + 1 + 63);
        assertThat(Cadencia.wireBytes("x".repeat(64))).isEqualTo(3 + 2 + 1 + 3 + 64);
        assertThat(Cadencia.wireBytes("x".repeat(65_531))).isEqualTo(3 + 2 + 1 + 3 + 65_531);
        assertThat(Cadencia.wireBytes("x".repeat(65_532))).isEqualTo(5 + 2 + 1 + 3 + 65_532);
        assertThat(Cadencia.wireBytes("x".repeat(65_535))).isEqualTo(5 + 2 + 1 + 3 + 65_535);
        assertThat(Cadencia.wireBytes("x".repeat(65_536))).isEqualTo(5 + 2 + 1 + 5 + 65_536);
    }

    @Test
    void half_a_surrogate_pair_counts_as_the_replacement_that_is_written() {
        assertThat(Cadencia.wireBytes("\ud83d")).isEqualTo(8);
        assertThat(Cadencia.wireBytes("\ud83d".repeat(100))).isEqualTo(3 + 2 + 1 + 3 + 300);
        assertThat(Cadencia.wireBytes("\ude80\ud83d".repeat(50))).isEqualTo(3 + 2 + 1 + 3 + 4 * 49 + 6);
    }

    @Test
    void a_long_file_that_ends_inside_a_character_is_not_utf8() {
        byte[] file = "é".repeat(20_000).getBytes(UTF_8);
        assertThat(Cadencia.wireBytes(file)).hasValue(3 + 2 + 1 + 3 + 40_000);
        file[39_999] = 'x';
        assertThat(Cadencia.wireBytes(file)).isEmpty();
        assertThat(Cadencia.wireBytes(Arrays.copyOf(file, 39_999))).isEmpty();
    }
}
