package dev.candela.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candela.json.Json;
import dev.candela.model.CallToolResult;
import dev.candela.model.Content;
import dev.candela.model.InputRequired;
import dev.candela.model.McpError;
import dev.candela.model.RequestId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the codecs decide beyond the shape of the samples.
final class CodecTest {
    private static final ModernCodec MODERN = new ModernCodec(Samples.SERVER);

    @ParameterizedTest
    @CsvSource({
        "-32700, -32700", "-32600, -32600", "-32601, -32601", "-32602, -32602", "-32603, -32603",
        "-32020, -32020", "-32021, -32021", "-32022, -32022",
        "-32002, -32602",
        "-32000, -32603", "-32001, -32603", "-32019, -32603", "-32023, -32603", "-32042, -32603", "-32099, -32603",
        "-32100, -32100", "-31999, -31999", "-1, -1", "0, 0", "1000, 1000"})
    void a_modern_error_has_no_code_that_is_reserved_or_gone(int code, int modern) {
        var data = Json.obj("uri", "file:///a");
        assertThat(MODERN.error(new McpError(code, "why", data))).isEqualTo(new McpError(modern, "why", data));
    }

    @ParameterizedTest
    @ValueSource(ints = {-32002, -32603, -32042, -32000, 7})
    void a_legacy_error_stays_as_it_is(int code) {
        var error = new McpError(code, "why", Json.Null.NULL);
        assertThat(new LegacyCodec(Revision.V2024_11_05).error(error)).isEqualTo(error);
    }

    @Test
    void the_legacy_codec_does_not_speak_the_modern_revision() {
        assertThatThrownBy(() -> new LegacyCodec(Revision.V2026_07_28))
            .hasMessage("revision: V2026_07_28 (expected: a legacy one)");
    }

    @ParameterizedTest
    @EnumSource
    void a_wish_for_input_is_no_ordinary_result(Revision revision) {
        var wish = new InputRequired(Map.of(), Json.Null.NULL);
        WireCodec codec = revision.isModern() ? MODERN : new LegacyCodec(revision);
        assertThatThrownBy(() -> codec.result(wish))
            .hasMessage("result: input required (expected: one that both eras can write)");
    }

    @Test
    void a_tool_cannot_pose_as_another_server() {
        var result = CallToolResult.text("x")
            .withMeta(Json.obj("io.modelcontextprotocol/serverInfo", "forged", "a/b", 1));
        assertThat(MODERN.result(result)).hasToString("{\"resultType\":\"complete\","
            + "\"content\":[{\"type\":\"text\",\"text\":\"x\"}],\"_meta\":{\"io.modelcontextprotocol/serverInfo\":"
            + "{\"name\":\"candela-test\",\"version\":\"1.2.3\"},\"a/b\":1}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "0", "\"\"", "\"7\"", "1180591620717411303424"})
    void a_subscription_keeps_the_type_and_digits_of_its_id(String id) {
        var request = new RequestId(Json.parse(id));
        assertThat(MODERN.listened(request).object("_meta").orElseThrow()
            .member("io.modelcontextprotocol/subscriptionId")).hasToString(id);
        var tagged = NotificationWriter.tagged(new Message.Notification("n",
            Json.obj("uri", "a:b", "_meta", Json.obj("x", 1))), request);
        assertThat(tagged.params()).hasToString("{\"uri\":\"a:b\",\"_meta\":{\"x\":1,"
            + "\"io.modelcontextprotocol/subscriptionId\":" + id + "}}");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "V2026_07_28")
    @SuppressWarnings("NullAway") // overlooks @Nullable on a nested type in a class file
    void structured_content_that_is_lost_is_told_unless_the_tool_has_said_it_in_words(Revision revision) {
        var codec = new LegacyCodec(revision);
        var silent = new CallToolResult(List.of(), Json.arr(1), false, null);
        assertThat(codec.result(silent)).hasToString("{\"content\":[{\"type\":\"text\",\"text\":\"[1]\"}]}");
        var spoken = new CallToolResult(List.of(Content.text("One.")), Json.arr(1), false, null);
        assertThat(codec.result(spoken)).hasToString("{\"content\":[{\"type\":\"text\",\"text\":\"One.\"}]}");
    }
}
