package dev.candela.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.candela.model.GetPromptResult;
import dev.candela.model.ListResult;
import dev.candela.model.McpError;
import dev.candela.model.McpException;
import dev.candela.model.Params;
import dev.candela.model.Prompt;
import dev.candela.model.PromptArgument;
import dev.candela.model.PromptMessage;
import dev.candela.model.Result;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PromptsTest {
    private final Prompts prompts = new Prompts(Paging.DEFAULT, () -> {});

    @BeforeEach
    void addOne() {
        prompts.add(Prompt.of("greet", "Says hello", PromptArgument.required("who", "A name"),
            PromptArgument.optional("how", "A way")), (arguments, _) -> GetPromptResult.of(
                PromptMessage.user("Greet " + arguments.get("who"))));
    }

    private Result get(String name, Map<String, String> arguments) throws Exception {
        return prompts.get(Exchanges.plain(), new Params.GetPrompt(name, arguments));
    }

    @Test
    void a_prompt_is_filled_in_and_described_as_it_is_listed() throws Exception {
        assertThat(get("greet", Map.of("who", "Ann")))
            .isEqualTo(new GetPromptResult("Says hello", List.of(PromptMessage.user("Greet Ann"))));
    }

    @Test
    void a_result_may_describe_itself() throws Exception {
        var own = new GetPromptResult("Mine", List.of());
        prompts.add(Prompt.of("own", "Listed"), (_, _) -> own);
        assertThat(get("own", Map.of())).isEqualTo(own);
    }

    @Test
    void a_required_argument_that_is_missing_is_named() {
        var refusal = catchThrowableOfType(McpException.class, () -> get("greet", Map.of("how", "loud")));
        assertThat(refusal.error())
            .isEqualTo(new McpError(-32602, "arguments.who: missing (expected: a string)", null));
    }

    @Test
    void an_empty_argument_is_there_and_an_unknown_one_is_tolerated() throws Exception {
        assertThat(get("greet", Map.of("who", "", "x", "y")))
            .isEqualTo(new GetPromptResult("Says hello", List.of(PromptMessage.user("Greet "))));
    }

    @Test
    void an_unknown_prompt_is_an_error_that_quotes_it_briefly() {
        var refusal = catchThrowableOfType(McpException.class, () -> get("x".repeat(101), Map.of()));
        assertThat(refusal.error()).isEqualTo(new McpError(-32602, "Unknown prompt: " + "x".repeat(100) + "…", null));
    }

    @Test
    void a_prompt_has_a_name() {
        assertThatThrownBy(() -> prompts.add(Prompt.of("", ""), (_, _) -> GetPromptResult.of()))
            .hasMessage("prompt name: empty (expected: a name)");
    }

    @Test
    void prompts_are_listed_in_order_and_can_be_removed() {
        prompts.add(Prompt.of("bye", "Says bye"), (_, _) -> GetPromptResult.of());
        var page = (ListResult.Prompts) prompts.list(Exchanges.plain(), new Params.Page(null));
        assertThat(page.prompts()).extracting(Prompt::name).containsExactly("greet", "bye");
        assertThat(prompts.remove("greet")).isTrue();
        assertThat(prompts.remove("greet")).isFalse();
        assertThat(prompts.find("greet")).isEmpty();
        assertThat(prompts.isEmpty()).isFalse();
    }
}
