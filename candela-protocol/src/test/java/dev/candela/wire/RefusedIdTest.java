package dev.candela.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.json.JsonLimits;
import dev.candela.json.JsonReader;
import dev.candela.json.MalformedJson;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusedIdTest {
    private static Optional<String> idOf(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return EnvelopeScanner.idOf(bytes, 0, bytes.length).map(it -> new String(it, UTF_8));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {
        "`{\"id\":7,\"a\":1,\"a\":2}`, 7",
        "`{\"a\":1,\"a\":2,\"id\":\"x\"}`, `\"x\"`",
        "`{\"params\":{\"id\":1,\"id\":2},\"id\":-3}`, -3",
        "` { \"id\" : \"\\u0069\\\"\" , \"a\" : {\"}\":\"{\\\"\"} } `, `\"\\u0069\\\"\"`",
        "`{\"\\u0069\\u0064\":9,\"x\":[{},{\"y\":[]}]}`, 9",
        "`{\"a\":[1,{\"id\":5},\"]\"],\"id\":6}`, 6",
        "`{\"id\":1.5e3}`, 1.5e3",
    })
    void the_id_of_a_refused_message_is_found_as_it_was_written(String text, String id) {
        assertThat(idOf(text)).contains(id);
    }

    @Test
    void the_id_of_a_message_beyond_a_limit_is_found_before_and_behind_what_is_too_much() {
        String deep = "[".repeat(500_000) + "]".repeat(500_000);
        assertThat(idOf("{\"params\":" + deep + ",\"id\":\"after\"}")).contains("\"after\"");
        assertThat(idOf("{\"id\":\"before\",\"params\":" + deep + "}")).contains("\"before\"");
        assertThat(idOf("{\"x\":" + "9".repeat(5000) + ",\"id\":3}")).contains("3");
        assertThat(idOf("{\"" + "n".repeat(5000) + "\":0,\"id\":4}")).contains("4");
        assertThat(idOf("{\"id\":5,\"x\":" + "[".repeat(200))).contains("5");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "{", "{}", "{\"id\"", "{\"id\":", "{\"id\":}", "{\"method\":\"x\"}", "{\"params\":{\"id\":1}}",
        "[{\"id\":1}]", "\"id\"", "7", "{\"ID\":1}", "{\"id \":1}", "{id:1}", "{\"id\":null}", "{\"id\":true}",
        "{\"id\":{\"a\":1}}", "{\"id\":[1]}", "{\"id\":01}", "{\"id\":1x}", "{\"id\":\"\\x\"}", "{\"id\":\"\n\"}",
        "{\"id\":\"open}", "{\"a\" \"id\":1}", "{\"i\\\\u0064\":1}", "]", "\\", "{\"\\",
    })
    void a_message_without_a_usable_id_has_none(String text) {
        assertThat(idOf(text)).isEmpty();
    }

    @Test
    void an_id_that_is_named_twice_is_ambiguous() {
        assertThat(idOf("{\"id\":1,\"id\":2}")).isEmpty();
        assertThat(idOf("{\"id\":1,\"a\":[],\"\\u0069d\":1}")).isEmpty();
    }

    @Test
    void an_id_of_more_than_1024_bytes_is_not_echoed() {
        assertThat(idOf("{\"id\":\"" + "x".repeat(1022) + "\",\"a\":0,\"a\":0}")).isPresent();
        assertThat(idOf("{\"id\":\"" + "x".repeat(1023) + "\",\"a\":0,\"a\":0}")).isEmpty();
    }

    @Test
    void an_id_that_is_not_utf8_is_not_echoed() {
        byte[] text = "{\"id\":\"?\",\"a\":0}".getBytes(UTF_8);
        text[7] = (byte) 0xFF;
        assertThat(EnvelopeScanner.idOf(text, 0, text.length)).isEmpty();
    }

    @Test
    void what_is_found_can_be_read() throws MalformedJson {
        var reader = new JsonReader(JsonLimits.DEFAULT);
        byte[] text = "xx{\"id\":\"\\u2603☃\",\"a\":1,\"a\":2}yy".getBytes(UTF_8);
        byte[] id = EnvelopeScanner.idOf(text, 2, text.length - 4).orElseThrow();
        assertThat(reader.read(id)).hasToString("\"☃☃\"");
    }
}
