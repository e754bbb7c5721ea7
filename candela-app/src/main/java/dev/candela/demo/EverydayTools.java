package dev.candela.demo;

import dev.candela.feature.Call;
import dev.candela.json.Json;
import dev.candela.model.Elicit;
import dev.candela.model.LogLevel;
import dev.candela.model.ToolAnnotations;
import dev.candela.schema.Doc;
import dev.candela.schema.Range;
import dev.candela.server.McpServer;
import dev.candela.server.McpServerBuilder;
import dev.candela.server.ToolDefinition;
import java.time.Duration;
import java.util.function.Supplier;

/// Tools for people to play with.
final class EverydayTools {
    private static final int STEP_MS = 100;

    private EverydayTools() {}

    record Echo(@Doc("what comes back") String text) {}

    record Add(@Doc("first summand") double a, @Doc("second summand") double b) {}

    record Sum(double sum) {}

    record Slow(@Doc("how long it takes, in milliseconds") @Range(min = 0, max = 600_000) int ms) {}

    record Emit(@Doc("what every session gets as a log message") String text) {}

    record Deploy(@Doc("where to, such as staging") String env) {}

    static void offer(McpServerBuilder server, Supplier<McpServer> self) {
        server
            .tool(ToolDefinition.typed("echo", "Gives back its text", Echo.class,
                (echo, _) -> echo.text()).readOnly())
            .tool(ToolDefinition.typed("add", "Adds two numbers", Add.class, Sum.class,
                (add, _) -> new Sum(add.a() + add.b())).readOnly())
            .tool("slow", "Takes its time and tells how far it is", Slow.class, EverydayTools::slow)
            .tool("emit", "Sends a log message to every session", Emit.class, (emit, _) -> {
                self.get().log(LogLevel.INFO, "emit", new Json.Str(emit.text()));
                return "emitted";
            })
            .tool(ToolDefinition.typed("deploy", "Pretends to deploy, after a confirmation", Deploy.class,
                EverydayTools::deploy).with(it -> it.withAnnotations(ToolAnnotations.destructive())));
    }

    private static String slow(Slow slow, Call call) throws InterruptedException {
        int done = 0;
        call.progress(0, slow.ms());
        while (done < slow.ms()) {
            int step = Math.min(STEP_MS, slow.ms() - done);
            Pause.of(Duration.ofMillis(step));
            done += step;
            call.progress(done, slow.ms());
        }
        return "took " + slow.ms() + " ms";
    }

    private static String deploy(Deploy deploy, Call call) throws InterruptedException {
        var answer = call.ask("confirm", Elicit.confirm("Deploy to " + deploy.env() + "?", "confirmed"));
        return answer.isAccepted() && answer.content().isTrue("confirmed")
            ? "deployed to " + deploy.env()
            : "not deployed";
    }
}
