package dev.candela.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candela.json.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the values of the model refuse, and that they do not change.
final class ModelTest {
    @Test
    void an_id_is_text_or_a_whole_number() {
        assertThat(RequestId.of("a")).hasToString("\"a\"");
        assertThat(RequestId.of(-5)).hasToString("-5");
        assertThat(new RequestId(Json.of(BigInteger.TWO.pow(70)))).hasToString("1180591620717411303424");
        for (Json other : List.of(Json.Null.NULL, Json.Bool.TRUE, Json.Arr.EMPTY, Json.Obj.EMPTY, Json.of(1.5),
            Json.of(new BigDecimal("1.0")), Json.of(new BigDecimal("1e2")))) {
            assertThat(RequestId.isId(other)).as(other.toText()).isFalse();
            assertThatThrownBy(() -> new RequestId(other))
                .hasMessage("id: neither text nor whole number (expected: one of them)");
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN, Double.POSITIVE_INFINITY})
    void a_priority_is_between_0_and_1(double priority) {
        assertThatThrownBy(() -> Annotations.audience(Role.USER).withPriority(priority))
            .hasMessage("priority: " + priority + " (expected: 0..1)");
        assertThat(Annotations.audience(Role.USER).withPriority(1).withLastModified("2026-01-01"))
            .isEqualTo(new Annotations(List.of(Role.USER), 1.0, "2026-01-01"));
    }

    @Test
    void nothing_is_kept_for_less_than_no_time() {
        assertThatThrownBy(() -> new CacheHint(Duration.ofMillis(-1), CacheHint.Scope.PUBLIC))
            .hasMessage("ttl: PT-0.001S (expected: >= 0)");
        assertThat(CacheHint.NONE).isEqualTo(new CacheHint(Duration.ZERO, CacheHint.Scope.PRIVATE));
    }

    @Test
    void a_completion_holds_a_hundred_values_and_tells_the_true_total() {
        var all = IntStream.range(0, 101).mapToObj(Integer::toString).toList();
        assertThatThrownBy(() -> new CompleteResult(all, null, false)).hasMessage("values: 101 (expected: <= 100)");
        assertThat(CompleteResult.firstOf(all)).isEqualTo(new CompleteResult(all.subList(0, 100), 101, true));
        assertThat(CompleteResult.firstOf(all.subList(0, 100)))
            .isEqualTo(new CompleteResult(all.subList(0, 100), 100, false));
        assertThat(CompleteResult.firstOf(List.of())).isEqualTo(new CompleteResult(List.of(), 0, false));
    }

    @Test
    void a_resource_that_is_read_has_contents() {
        assertThatThrownBy(ReadResourceResult::of).hasMessage("contents: none (expected: at least one)");
    }

    @Test
    void a_wish_for_input_wants_something() {
        assertThatThrownBy(() -> new InputRequired(Map.of(), null))
            .hasMessage("requests: none (expected: at least one, or a state)");
        var requests = new LinkedHashMap<String, InputRequest<?>>();
        requests.put("z", new ListRoots());
        requests.put("a", new ListRoots());
        var wish = new InputRequired(requests, null);
        requests.clear();
        assertThat(wish.requests().keySet()).containsExactly("z", "a");
    }

    @Test
    void a_model_is_asked_something_for_some_tokens() {
        assertThatThrownBy(() -> new CreateMessage(List.of(), 1, Json.Obj.EMPTY))
            .hasMessage("messages: none (expected: at least one)");
        assertThatThrownBy(() -> CreateMessage.of("hi", 0)).hasMessage("tokensMax: 0 (expected: > 0)");
    }

    @Test
    void a_level_reaches_thresholds_up_to_its_own() {
        assertThat(LogLevel.WARNING.reaches(LogLevel.WARNING)).isTrue();
        assertThat(LogLevel.EMERGENCY.reaches(LogLevel.DEBUG)).isTrue();
        assertThat(LogLevel.NOTICE.reaches(LogLevel.WARNING)).isFalse();
    }

    @Test
    void a_list_does_not_change_with_what_it_was_made_of() {
        var tools = new ArrayList<>(List.of(Tool.of("a", "A", Json.obj("type", "object"))));
        var listed = new ListResult.Tools(tools, null, CacheHint.NONE);
        var content = new ArrayList<>(List.of(PromptMessage.user("x")));
        var result = new GetPromptResult(null, content);
        tools.clear();
        content.clear();
        assertThat(listed.tools()).hasSize(1);
        assertThat(result.messages()).hasSize(1);
    }

    @Test
    void bytes_are_written_in_padded_base64_on_one_line() {
        byte[] bytes = new byte[100];
        assertThat(((Content.Image) Content.image(bytes, "image/png")).base64()).isEqualTo("A".repeat(134) + "==");
        assertThat(((ResourceContents.Blob) ResourceContents.blob("a:b", "x/y", new byte[] {-1, -2})).base64())
            .isEqualTo("//4=");
    }
}
