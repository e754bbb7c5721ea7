package dev.candela.bindings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.json.Json;
import dev.candela.model.RequestId;
import dev.candela.testkit.PendingReply;
import dev.candela.wire.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `candela demo --stdio` in a process of its own, as a client starts it.
final class ChildProcessTest {
    /// A machine may have much else to do when it starts a process.
    private static final Duration START = Duration.ofSeconds(20);

    private static Process start() throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED",
            "-cp", System.getProperty("java.class.path"), "dev.candela.app.Main", "demo", "--stdio")
            .redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    private static Caller caller(Process child, Case it) throws IOException, InterruptedException {
        var streams = new StreamWay.Streams(child.getInputStream(), child.getOutputStream(), child.getOutputStream());
        var caller = Caller.of(it.modern(), near -> StreamWay.open(streams, Ways.wires(it.binding(), START), near));
        var _ = caller.remote().send(new Message.Request(RequestId.of("begin"), "server/discover",
            Json.obj("_meta", Json.obj("io.modelcontextprotocol/protocolVersion", "2026-07-28",
                "io.modelcontextprotocol/clientInfo", Json.obj("name", "child", "version", "1"),
                "io.modelcontextprotocol/clientCapabilities", Json.Obj.EMPTY))));
        assertThat(caller.remote().next(START)).isInstanceOf(Message.Success.class);
        return caller;
    }

    @ParameterizedTest
    @CsvSource({"STDIO_JSON, false", "STDIO_JSON, true", "STDIO_LUMEN, false", "STDIO_LUMEN, true",
        "STDIO_LUMEN_COMPRESSED, true"})
    void a_process_serves_who_started_it_until_its_input_ends(Binding binding, boolean modern) throws Exception {
        var child = start();
        try (var caller = caller(child, new Case(binding, modern))) {
            var client = caller.client().onElicit(_ ->
                Json.obj("action", "accept", "content", Json.obj("confirmed", true)));

            assertThat(client.tools()).extracting(it -> it.text("name").orElse("")).contains("echo", "deploy");
            assertThat(client.call("deploy", Json.obj("env", "staging")).text()).isEqualTo("deployed to staging");
            assertThat(client.call("no_such").isFailure()).isTrue();
            List<PendingReply> calls = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                calls.add(client.start("tools/call",
                    Json.obj("name", "echo", "arguments", Json.obj("text", "call " + i + " \u2603\uD83D\uDE00"))));
            }
            for (int i = 0; i < 50; i++) {
                assertThat(calls.get(i).await().text()).isEqualTo("call " + i + " \u2603\uD83D\uDE00");
            }

            caller.remote().close();
            assertThat(child.waitFor(START.toSeconds(), TimeUnit.SECONDS)).as("the process has ended").isTrue();
            assertThat(child.exitValue()).isZero();
        } finally {
            child.destroyForcibly();
        }
    }
}
