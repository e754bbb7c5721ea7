package dev.candela.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.candela.json.Json;
import dev.candela.model.CreateMessage;
import dev.candela.model.CreateMessageResult;
import dev.candela.model.Elicit;
import dev.candela.model.ElicitResult;
import dev.candela.model.InputResponse;
import dev.candela.model.ListRoots;
import dev.candela.model.ListRootsResult;
import dev.candela.model.McpError;
import dev.candela.model.McpException;
import dev.candela.model.Role;
import dev.candela.model.Root;
import dev.candela.model.SamplingMessage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What clients answer. How questions are written is in the vectors.
final class InputCodecTest {
    private static InputResponse read(String method, String answer) {
        return InputCodec.response(method, Json.parse(answer));
    }

    @Test
    void an_accepted_form_has_values() {
        assertThat(read("elicitation/create", "{\"action\":\"accept\",\"content\":{\"a\":1}}"))
            .isEqualTo(new ElicitResult(ElicitResult.Action.ACCEPT, Json.obj("a", 1)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{\"action\":\"accept\"}", "{\"action\":\"accept\",\"content\":null}"})
    void a_page_that_was_accepted_has_none(String answer) {
        assertThat(read("elicitation/create", answer))
            .isEqualTo(new ElicitResult(ElicitResult.Action.ACCEPT, Json.Obj.EMPTY));
    }

    @ParameterizedTest
    @CsvSource({"decline, DECLINE", "cancel, CANCEL"})
    void values_of_a_form_that_was_not_accepted_are_dropped(String action, ElicitResult.Action expected) {
        assertThat(read("elicitation/create", "{\"action\":\"" + action + "\",\"content\":{\"admin\":true}}"))
            .isEqualTo(new ElicitResult(expected, Json.Obj.EMPTY));
    }

    @Test
    void a_model_says_one_block_or_several() {
        assertThat(read("sampling/createMessage", """
            {"role":"assistant","content":{"type":"text","text":"hi"},"model":"m","stopReason":"endTurn"}"""))
            .isEqualTo(new CreateMessageResult(new SamplingMessage(Role.ASSISTANT,
                List.of(Json.obj("type", "text", "text", "hi"))), "m", "endTurn"));
        var several = (CreateMessageResult) read("sampling/createMessage", """
            {"role":"user","content":[{"type":"text","text":"a"},{"type":"image"},{"type":"text","text":"b"}]}""");
        assertThat(several.message().content()).hasSize(3);
        assertThat(several.text()).isEqualTo("a\nb");
        assertThat(several.model()).isEmpty();
        assertThat(several.stopReason()).isNull();
    }

    @Test
    void roots_have_uris_and_maybe_names() {
        assertThat(read("roots/list", "{\"roots\":[{\"uri\":\"file:///a\"},{\"uri\":\"file:///b\",\"name\":\"B\"}]}"))
            .isEqualTo(new ListRootsResult(List.of(new Root("file:///a", null), new Root("file:///b", "B"))));
        assertThat(read("roots/list", "{\"roots\":[]}")).isEqualTo(new ListRootsResult(List.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "elicitation/create|[]|no object where one belongs",
        "elicitation/create|null|no object where one belongs",
        "elicitation/create|{}|action (expected: accept, decline or cancel)",
        "elicitation/create|{\"action\":\"ACCEPT\"}|action (expected: accept, decline or cancel)",
        "elicitation/create|{\"action\":\"accept\",\"content\":[]}|content (expected: an object)",
        "elicitation/create|{\"action\":\"decline\",\"content\":\"x\"}|content (expected: an object)",
        "sampling/createMessage|{\"content\":{}}|role (expected: user or assistant)",
        "sampling/createMessage|{\"role\":\"system\",\"content\":{}}|role (expected: user or assistant)",
        "sampling/createMessage|{\"role\":\"user\"}|content (expected: a block or several)",
        "sampling/createMessage|{\"role\":\"user\",\"content\":\"hi\"}|content (expected: a block or several)",
        "sampling/createMessage|{\"role\":\"user\",\"content\":[\"hi\"]}|no object where one belongs",
        "roots/list|{}|roots (expected: an array)",
        "roots/list|{\"roots\":{}}|roots (expected: an array)",
        "roots/list|{\"roots\":[5]}|no object where one belongs",
        "roots/list|{\"roots\":[{\"name\":\"x\"}]}|roots.uri (expected: a string)",
        "tasks/list|{}|to an unknown question"})
    void an_answer_of_another_shape_is_refused(String method, String answer, String what) {
        var refusal = catchThrowableOfType(McpException.class, () -> read(method, answer));
        assertThat(refusal.error()).isEqualTo(new McpError(-32602, "input response: " + what, null));
    }

    @Test
    void the_question_says_how_its_answer_is_read() {
        assertThat(InputCodec.response(new ListRoots(), Json.obj("roots", Json.Arr.EMPTY)))
            .isEqualTo(new ListRootsResult(List.of()));
        assertThat(InputCodec.response(Elicit.confirm("?", "ok"), Json.obj("action", "cancel")))
            .isEqualTo(new ElicitResult(ElicitResult.Action.CANCEL, Json.Obj.EMPTY));
        assertThat(InputCodec.method(CreateMessage.of("hi", 1))).isEqualTo("sampling/createMessage");
    }

    @Test
    void options_do_not_replace_what_the_question_says_itself() {
        var request = CreateMessage.of("hi", 5)
            .withOptions(Json.obj("messages", Json.Arr.EMPTY, "maxTokens", 9, "temperature", 1));
        assertThat(InputCodec.params(request, Revision.V2025_11_25, null)).hasToString(
            "{\"messages\":[{\"role\":\"user\",\"content\":{\"type\":\"text\",\"text\":\"hi\"}}],"
                + "\"maxTokens\":5,\"temperature\":1}");
    }

    @Test
    void a_page_has_an_id_only_where_the_revision_wants_one() {
        var page = Elicit.url("Sign in", "https://example.com/");
        assertThat(InputCodec.params(page, Revision.V2025_11_25, "e").text("elicitationId")).contains("e");
        assertThat(InputCodec.params(page, Revision.V2026_07_28, "e").has("elicitationId")).isFalse();
    }
}
