package dev.candela.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.candela.model.CompleteResult;
import dev.candela.model.GetPromptResult;
import dev.candela.model.McpError;
import dev.candela.model.McpException;
import dev.candela.model.Params;
import dev.candela.model.Params.Reference;
import dev.candela.model.Prompt;
import dev.candela.model.PromptArgument;
import dev.candela.model.ReadResourceResult;
import dev.candela.model.ResourceTemplate;
import dev.candela.model.Result;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class CompletionsTest {
    private static final Reference GREET = new Reference.ToPrompt("greet");
    private static final Reference FILES = new Reference.ToResource("file:///{dir}/{name}");

    private final Prompts prompts = new Prompts(Paging.DEFAULT, () -> {});
    private final Resources resources = new Resources(Paging.DEFAULT, () -> {});
    private final Completions completions = new Completions(prompts, resources);

    @BeforeEach
    void addSomethingToComplete() {
        prompts.add(Prompt.of("greet", "", PromptArgument.required("who", ""), PromptArgument.optional("how", "")),
            (_, _) -> GetPromptResult.of());
        resources.add(ResourceTemplate.of("file:///{dir}/{name}", "files"), (_, _) -> ReadResourceResult.of());
    }

    private Result complete(Reference reference, String argument, String value, Map<String, String> resolved)
        throws Exception {
        return completions.complete(Exchanges.plain(), new Params.Complete(reference, argument, value, resolved));
    }

    private void suggesting(int count) {
        var all = IntStream.range(0, count).mapToObj(Integer::toString).toList();
        completions.add(GREET, "who", (_, _, _) -> all);
    }

    @Test
    void whoever_suggests_gets_what_was_typed_and_chosen_so_far() throws Exception {
        completions.add(FILES, "name", (value, resolved, call) ->
            List.of(resolved.get("dir") + "/" + value, call.principal().name()));
        assertThat(complete(FILES, "name", "re", Map.of("dir", "docs")))
            .isEqualTo(new CompleteResult(List.of("docs/re", "ann"), 2, false));
    }

    @Test
    void a_hundred_values_are_sent_with_the_true_total() throws Exception {
        suggesting(100);
        var hundred = (CompleteResult) complete(GREET, "who", "", Map.of());
        assertThat(hundred.values()).hasSize(100);
        assertThat(hundred.total()).isEqualTo(100);
        assertThat(hundred.hasMore()).isFalse();
        suggesting(250);
        var more = (CompleteResult) complete(GREET, "who", "", Map.of());
        assertThat(more.values()).hasSize(100).endsWith("99");
        assertThat(more.total()).isEqualTo(250);
        assertThat(more.hasMore()).isTrue();
    }

    @Test
    void an_argument_that_nobody_completes_has_no_suggestions() throws Exception {
        assertThat(complete(GREET, "how", "x", Map.of())).isEqualTo(new CompleteResult(List.of(), 0, false));
        assertThat(complete(FILES, "dir", "x", Map.of())).isEqualTo(new CompleteResult(List.of(), 0, false));
    }

    @Test
    void an_argument_that_does_not_exist_is_an_error() {
        suggesting(1);
        assertUnknown(GREET, "name");
        assertUnknown(FILES, "who");
        assertUnknown(new Reference.ToPrompt("other"), "who");
        assertUnknown(new Reference.ToResource("file:///a/b"), "name");
    }

    @Test
    void the_argument_of_a_prompt_that_is_gone_does_not_exist_either() {
        suggesting(1);
        prompts.remove("greet");
        assertUnknown(GREET, "who");
    }

    private void assertUnknown(Reference reference, String argument) {
        var refusal = catchThrowableOfType(McpException.class, () -> complete(reference, argument, "", Map.of()));
        assertThat(refusal.error()).isEqualTo(new McpError(-32602,
            "argument: unknown for that reference (expected: one of its arguments)", null));
    }

    @Test
    void completions_are_empty_until_somebody_suggests_something() {
        assertThat(completions.isEmpty()).isTrue();
        suggesting(0);
        assertThat(completions.isEmpty()).isFalse();
    }
}
