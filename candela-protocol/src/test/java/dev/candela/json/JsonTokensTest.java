package dev.candela.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candela.json.MalformedJson.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTokensTest {
    private static JsonTokens tokens(String text) throws MalformedJson {
        return new JsonTokens(text.getBytes(UTF_8), 0, text.getBytes(UTF_8).length, JsonLimits.DEFAULT);
    }

    @Test
    void tokens_are_passed_one_by_one() throws MalformedJson {
        var tokens = tokens(" [\"a\\n\", -1.5e3,true ]");
        tokens.whiteSpace();
        tokens.require('[');
        assertThat(tokens.string()).isTrue();
        assertThat(tokens.at()).isEqualTo(7);
        assertThat(tokens.goesOn(']')).isTrue();
        tokens.whiteSpace();
        tokens.scalar();
        assertThat(tokens.peek()).isEqualTo((byte) ',');
        assertThat(tokens.goesOn(']')).isTrue();
        tokens.scalar();
        tokens.whiteSpace();
        assertThat(tokens.goesOn(']')).isFalse();
        assertThat(tokens.atEnd()).isTrue();
    }

    @Test
    void a_plain_string_has_no_escape() throws MalformedJson {
        assertThat(tokens("\"plain é☃🚀 text of more than a word\"").string()).isFalse();
        assertThat(tokens("\"name\"").name()).isFalse();
    }

    @Test
    void what_is_not_the_token_is_refused_where_it_stands() throws MalformedJson {
        var tokens = tokens("{]");
        assertThatThrownBy(() -> tokens.require('[')).isInstanceOf(MalformedJson.class)
            .hasMessage("text at byte 0: not JSON");
        tokens.require('{');
        assertThatThrownBy(() -> tokens.goesOn('}')).hasMessage("text at byte 1: not JSON");
        assertThatThrownBy(tokens::string).hasMessage("text at byte 1: not JSON");
        assertThatThrownBy(tokens::name).hasMessage("text at byte 1: not JSON");
        assertThatThrownBy(tokens::scalar).hasMessage("text at byte 1: not JSON");
        assertThat(tokens.faultAt(Kind.LIMIT, "why")).hasMessage("text at byte 1: why");
        tokens.require(']');
        assertThatThrownBy(tokens::peek).hasMessage("text at byte 2: cut short (expected: the rest of a value)");
    }

    @Test
    void a_control_is_found_at_any_place_of_a_string() throws MalformedJson {
        for (int before = 0; before < 20; before++) {
            for (int after = 0; after < 10; after++) {
                var tokens = tokens("\"" + "é".repeat(before) + "\u001f" + "x".repeat(after) + "\"");
                String place = "text at byte " + (1 + 2 * before) + ": ";
                assertThatThrownBy(tokens::string)
                    .hasMessage(place + "a control character in a string (expected: an escape)");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {
        "``, ``", "plain, plain", "`\\\"\\\\\\/\\b\\f\\n\\r\\t`, `\"\\/\b\f\n\r\t`", "`a\\u0062c`, abc",
        "`\\u2603☃`, ☃☃", "`\\ud83d\\ude80`, 🚀", "`\\u00E9\\u00e9`, éé", "`\\\\u0041`, `\\u0041`",
    })
    void an_escape_is_what_it_means(String inside, String meaning) {
        byte[] text = ("\"" + inside + "\"").getBytes(UTF_8);
        assertThat(JsonTokens.unescape(text, 1, text.length - 1)).isEqualTo(meaning);
    }
}
