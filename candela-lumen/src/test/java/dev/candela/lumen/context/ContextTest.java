package dev.candela.lumen.context;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candela.json.MalformedJson;
import dev.candela.lumen.MalformedLumen;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Both ends of one direction.
class ContextTest {
    private static final int LIMIT = 16 * 1024 * 1024;
    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";

    private final ContextCompressor compressor = new ContextCompressor(Vocabulary.MCP);
    private final ContextExpander expander = new ContextExpander(LIMIT);

    @AfterEach
    void close() {
        compressor.close();
        expander.close();
    }

    private byte[] sent(byte[] payload) throws MalformedLumen {
        byte[] form = compressor.compress(payload, 0, payload.length);
        assertThat(expander.expand(form, 0, form.length)).isEqualTo(payload);
        return form;
    }

    private byte[] sent(String payload) throws MalformedLumen {
        return sent(payload.getBytes(UTF_8));
    }

    private static byte[] noise(int length) {
        byte[] noise = new byte[length];
        new Random(length).nextBytes(noise);
        return noise;
    }

    @Test
    void every_message_of_the_corpus_comes_out_as_it_went_in() throws IOException, MalformedJson, MalformedLumen {
        var messages = new ArrayList<>(Corpus.messages().values());
        for (byte[] it : messages) {
            sent(it);
        }
        Collections.shuffle(messages, new Random(1));
        for (byte[] it : messages) {
            sent(it);
        }
        assertThat(messages).hasSize(50);
    }

    @Test
    void a_payload_may_stand_anywhere_in_an_array() throws MalformedLumen {
        byte[] there = ("…" + PING + "…").getBytes(UTF_8);
        byte[] form = compressor.compress(there, 3, PING.length());
        byte[] here = new byte[form.length + 2];
        System.arraycopy(form, 0, here, 1, form.length);
        assertThat(expander.expand(here, 1, form.length)).isEqualTo(PING.getBytes(UTF_8));
        assertThatThrownBy(() -> compressor.compress(there, 40, 7)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> expander.expand(here, -1, 2)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void the_first_request_of_a_connection_takes_a_few_bytes() throws MalformedLumen {
        assertThat(sent("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}")).hasSizeLessThanOrEqualTo(6);
    }

    @Test
    void what_was_said_before_takes_a_few_bytes() throws MalformedLumen {
        byte[] noise = noise(200);
        sent(noise);
        assertThat(sent(noise)).hasSizeLessThanOrEqualTo(9);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 64, 1000, 16_383, 16_384, 65_535, 65_536, 300_000})
    void noise_grows_by_one_byte_and_joins_the_context(int length) throws MalformedLumen {
        byte[] noise = noise(length);
        byte[] form = sent(noise);
        assertThat(form).hasSize(length + 1).startsWith(0x05).endsWith(noise);
        sent(PING);
        sent(noise);
        sent(PING);
    }

    @Test
    void no_payload_grows_by_more_than_one_byte() throws MalformedLumen {
        for (int length = 0; length < 2000; length++) {
            byte[] noise = noise(length);
            byte[] form = compressor.compress(noise, 0, length);
            assertThat(form.length).isLessThanOrEqualTo(length + 1);
            assertThat(expander.expand(form, 0, form.length)).isEqualTo(noise);
        }
    }

    @Test
    void an_empty_payload_is_one_byte() throws MalformedLumen {
        assertThat(sent("")).containsExactly(0x05);
        sent(PING);
        assertThat(sent("")).containsExactly(0x05);
        assertThat(sent(PING).length).isLessThan(10);
    }

    @Test
    void the_vocabulary_comes_again_when_much_was_said() throws MalformedLumen {
        sent(noise(16_383));
        assertThat(sent(PING)[0] & 1).as("first byte").isZero();
        byte[] form = sent(PING);
        assertThat(form[0]).isEqualTo((byte) 0x03);
        assertThat(sent("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/roots/list_changed\"}").length)
            .isLessThan(12);
    }

    @Test
    void noise_may_come_with_the_vocabulary() throws MalformedLumen {
        sent(noise(16_384));
        byte[] noise = noise(500);
        assertThat(sent(noise)).hasSize(501).startsWith(0x07).endsWith(noise);
        assertThat(sent(noise).length).isLessThan(12);
        assertThat(sent(PING).length).isLessThan(12);
    }

    @Test
    void either_end_may_rest_at_any_time() throws MalformedLumen {
        compressor.rest();
        expander.rest();
        assertThat(sent(PING)[0] & 1).as("first byte").isZero();
        compressor.rest();
        assertThat(sent(PING)).startsWith(0x03);
        expander.rest();
        compressor.rest();
        compressor.rest();
        assertThat(sent(noise(100))).startsWith(0x07);
        expander.rest();
        expander.rest();
        assertThat(sent(PING)[0] & 1).as("first byte").isZero();
    }

    @Test
    void long_and_short_payloads_take_turns() throws MalformedLumen {
        String text = "A sentence that is told again and again, as logs are. ".repeat(3000);
        for (int i = 0; i < 5; i++) {
            assertThat(sent(i + text).length).isLessThan(text.length() / 50);
            assertThat(sent(PING).length).isLessThan(20);
            assertThat(sent(PING).length).isLessThan(10);
        }
    }

    @Test
    void ends_with_a_vocabulary_of_their_own_understand_each_other() throws MalformedLumen {
        for (String words : new String[] {"", "rain in Tromsø", "x".repeat(Vocabulary.BYTES_MAX)}) {
            var vocabulary = Vocabulary.of(words.getBytes(UTF_8));
            try (var to = new ContextCompressor(vocabulary); var from = new ContextExpander(vocabulary, 100_000)) {
                for (byte[] it : new byte[][] {"rain in Tromsø".getBytes(UTF_8), noise(40_000), noise(10), noise(9)}) {
                    byte[] form = to.compress(it, 0, it.length);
                    assertThat(from.expand(form, 0, form.length)).isEqualTo(it);
                }
            }
        }
    }

    /// Made with the zlib of CPython, to which the vocabulary was given as a dictionary, and then again as text whose
    /// output was thrown away.
    @Test
    void what_another_program_has_written_is_read() throws MalformedLumen {
        String[][] messages = {
            {"22ad610500", "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}"},
            {"c2aeda08876a0000", "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/list\"}"},
            {"057765617468657220696e2042657267656e", "weather in Bergen"},
            {"82bb024346a91600", "{\"name\":\"weather in Bergen\"}"},
            {"03c26e9e0946031400", "{\"jsonrpc\":\"2.0\",\"id\":4,\"method\":\"ping\"}"},
            {"07736e6f7720696e204f736c6f", "snow in Oslo"},
            {"00", ""},
            {"c23870584701591a00", "weather in Bergen, snow in Oslo"}};
        for (String[] it : messages) {
            byte[] form = HexFormat.of().parseHex(it[0]);
            assertThat(expander.expand(form, 0, form.length)).asString(UTF_8).isEqualTo(it[1]);
        }
    }

    @Test
    void closing_twice_does_nothing_and_what_is_closed_is_not_used() {
        compressor.compress(PING.getBytes(UTF_8), 0, PING.length());
        compressor.close();
        compressor.close();
        expander.close();
        expander.close();
        compressor.rest();
        expander.rest();
        assertThatThrownBy(() -> compressor.compress(new byte[1], 0, 1)).isInstanceOf(IllegalStateException.class)
            .hasMessage("compressor: closed (expected: open)");
        assertThatThrownBy(() -> expander.expand(new byte[1], 0, 1)).isInstanceOf(IllegalStateException.class)
            .hasMessage("expander: closed (expected: open)");
    }
}
