package dev.candela.demo;

import dev.candela.model.Content;
import dev.candela.model.Elicit;
import dev.candela.model.Prompt;
import dev.candela.model.PromptArgument;
import dev.candela.model.PromptMessage;
import dev.candela.model.ResourceContents;
import dev.candela.server.McpServerBuilder;
import java.util.List;
import java.util.stream.Stream;

/// Prompts of every kind.
final class DemoPrompts {
    private DemoPrompts() {}

    static void offer(McpServerBuilder server) {
        server
            .prompt(Prompt.of("test_simple_prompt", "A prompt without arguments"),
                (_, _) -> "This is a simple prompt for testing.")
            .prompt(Prompt.of("test_prompt_with_arguments", "A prompt with two arguments",
                PromptArgument.required("arg1", "First test argument"),
                PromptArgument.required("arg2", "Second test argument")),
                (it, _) -> "Prompt with arguments: arg1='" + it.get("arg1") + "', arg2='" + it.get("arg2") + "'")
            .completePrompt("test_prompt_with_arguments", "arg1", (value, _, _) ->
                Stream.of("paris", "park", "party").filter(it -> it.startsWith(value)).toList())
            .prompt(Prompt.of("test_prompt_with_embedded_resource", "A prompt with a resource inside",
                PromptArgument.required("resourceUri", "URI of the resource")),
                (it, _) -> List.of(
                    PromptMessage.user(Content.embedded(ResourceContents.text(
                        it.getOrDefault("resourceUri", ""), "text/plain", "Embedded resource content for testing."))),
                    PromptMessage.user("Please process the embedded resource above.")))
            .prompt(Prompt.of("test_prompt_with_image", "A prompt with an image"),
                (_, _) -> List.of(PromptMessage.user(Samples.image()),
                    PromptMessage.user("Please analyze the image above.")))
            .prompt(Prompt.of("test_input_required_result_prompt", "A prompt that asks for its context"),
                (_, call) -> {
                    var answer = call.ask("user_context",
                        Elicit.form("What context should the prompt use?", Forms.text("context")));
                    return "Use this context: " + answer.content().text("context").orElse("none");
                });
    }
}
