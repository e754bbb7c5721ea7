package dev.candela.lumen.context;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VocabularyTest {
    private static String text() throws IOException {
        try (var in = Objects.requireNonNull(VocabularyTest.class.getResourceAsStream("mcp-vocabulary.txt"))) {
            return new String(in.readAllBytes(), UTF_8).replace("\n", "");
        }
    }

    /// Peers of other versions have this one. Another needs another name of the capability.
    @Test
    void the_vocabulary_is_frozen() throws IOException, NoSuchAlgorithmException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text().getBytes(UTF_8));
        assertThat(HexFormat.of().formatHex(digest))
            .isEqualTo("d04bc6219930e270bec50dd57735466421345bca72d99a86ebb7e4aaf490d527");
        assertThat(Vocabulary.MCP.length()).isEqualTo(11_285);
        assertThat(Vocabulary.CAPABILITY).isEqualTo("x-candela-deflate");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "completion/complete", "elicitation/create", "initialize", "logging/setLevel", "ping", "prompts/get",
        "prompts/list", "resources/list", "resources/read", "resources/subscribe", "resources/templates/list",
        "resources/unsubscribe", "roots/list", "sampling/createMessage", "server/discover", "subscriptions/listen",
        "tasks/cancel", "tasks/get", "tasks/list", "tasks/result", "tasks/update", "tools/call", "tools/list",
        "notifications/cancelled", "notifications/elicitation/complete", "notifications/initialized",
        "notifications/message", "notifications/progress", "notifications/prompts/list_changed",
        "notifications/resources/list_changed", "notifications/resources/updated",
        "notifications/roots/list_changed", "notifications/subscriptions/acknowledged", "notifications/tasks",
        "notifications/tasks/status", "notifications/tools/list_changed"})
    void every_method_is_in_the_vocabulary(String method) throws IOException {
        assertThat(text()).contains("\"method\":\"" + method + "\"");
    }

    @Test
    void the_vocabulary_is_text_without_control_characters() throws IOException {
        assertThat(text()).matches("[\\x20-\\x7e]+");
    }

    @Test
    void a_vocabulary_leaves_room_in_the_window() {
        assertThat(Vocabulary.of(new byte[16_384]).length()).isEqualTo(16_384);
        assertThatThrownBy(() -> Vocabulary.of(new byte[16_385])).isInstanceOf(IllegalArgumentException.class)
            .hasMessage("vocabulary: 16385 bytes (expected: <= 16384)");
    }

    @Test
    void a_vocabulary_is_copied() {
        byte[] words = "tide tables".getBytes(UTF_8);
        var vocabulary = Vocabulary.of(words);
        words[0] = 'r';
        try (var compressor = new ContextCompressor(vocabulary)) {
            assertThat(compressor.compress("tide tables".getBytes(UTF_8), 0, 11).length).isLessThan(6);
        }
    }
}
