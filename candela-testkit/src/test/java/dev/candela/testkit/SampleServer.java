package dev.candela.testkit;

import dev.candela.json.Json;
import dev.candela.model.Elicit;
import dev.candela.model.LogLevel;
import dev.candela.model.Prompt;
import dev.candela.model.PromptArgument;
import dev.candela.model.Resource;
import dev.candela.model.ResourceTemplate;
import dev.candela.model.ToolFailure;
import dev.candela.server.McpServer;
import dev.candela.server.ServerState;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// A server with a bit of everything, to try the kit on.
final class SampleServer {
    record Numbers(int a, int b) {}

    record Sum(int sum) {}

    record Nothing() {}

    final CountDownLatch waiting = new CountDownLatch(1);
    final CountDownLatch interrupted = new CountDownLatch(1);

    McpServer build() {
        return build(ServerState.inMemory());
    }

    McpServer build(ServerState state) {
        return McpServer.named("sample", "1.0")
            .state(state)
            .pageSize(3)
            .tool("add", "Adds", Numbers.class, Sum.class, (it, _) -> new Sum(it.a() + it.b()))
            .tool("fail", "Fails", Nothing.class, (_, _) -> {
                throw new ToolFailure("it failed");
            })
            .tool("confirm", "Asks the user", Nothing.class, (_, call) -> {
                var answer = call.ask("sure", Elicit.confirm("Sure?", "yes"));
                return answer.isAccepted() ? "said " + answer.content().isTrue("yes") : "said nothing";
            })
            .tool("roots", "Asks for the roots", Nothing.class, (_, call) -> call.roots().getFirst().uri())
            .tool("steps", "Tells how far it is", Nothing.class, (_, call) -> {
                call.progress(1, 2);
                call.log(LogLevel.WARNING, "careful");
                return "done";
            })
            .tool("wait", "Waits to be cancelled", Nothing.class, (_, _) -> {
                waiting.countDown();
                try {
                    new CountDownLatch(1).await();
                } finally {
                    interrupted.countDown();
                }
                return "never";
            })
            .resource(Resource.of("memo://one", "one"), (_, _) -> "the first")
            .template(ResourceTemplate.of("memo://{name}", "memo"), (it, _) -> "about " + it.uri())
            .prompt(Prompt.of("greet", "Greets", PromptArgument.required("who", "whom")),
                (it, _) -> "Hello, " + it.get("who"))
            .completePrompt("greet", "who", (typed, _, _) -> List.of(typed + "a", typed + "b"))
            .build();
    }

    static Json.Obj accept(Json.Obj question) {
        return Json.obj("action", "accept", "content", Json.obj("yes", question.text("message").isPresent()));
    }
}
