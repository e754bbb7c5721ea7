package dev.candela.server;

import static dev.candela.server.Texts.modern;
import static dev.candela.server.Texts.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.feature.Call;
import dev.candela.json.Json;
import dev.candela.model.LogLevel;
import dev.candela.wire.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What precedes a result: log messages and progress.
final class TellingTest {
    private final AtomicReference<Call> kept = new AtomicReference<>();
    private final Rig rig = new Rig(this::describe);

    private McpServerBuilder describe(McpServerBuilder builder) {
        return builder
            .tool(Rig.tool("log"), (_, call) -> {
                for (var level : LogLevel.values()) {
                    call.log(level, level.name());
                }
                return "done";
            })
            .tool(Rig.tool("progress"), (_, call) -> {
                for (double done : new double[] {1, 1, 0.5, 2, Double.NaN, 3}) {
                    call.progress(done, 3.0);
                }
                return "done";
            })
            .tool(Rig.tool("keep"), (_, call) -> {
                kept.set(call);
                return "done";
            })
            .tool(Rig.tool("race"), (_, call) -> race(call));
    }

    /// Several threads that tell how far they are.
    private static String race(Call call) throws InterruptedException {
        var threads = new ArrayList<Thread>();
        for (int thread = 0; thread < 4; thread++) {
            int first = thread;
            threads.add(Thread.startVirtualThread(() -> {
                for (int done = first; done < 400; done += 4) {
                    call.progress(done, null, null);
                }
            }));
        }
        for (var thread : threads) {
            thread.join();
        }
        return "done";
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private static List<String> logged(Recorder out) {
        return out.all().stream().flatMap(it -> it.message() instanceof Message.Notification note
            ? note.params().text("data").stream() : List.<String>of().stream()).toList();
    }

    private static String withLevel(String tool, String level) {
        return modern("1", "tools/call", Texts.tool(tool), "{}",
            "{\"io.modelcontextprotocol/logLevel\":" + level + "}");
    }

    @Test
    void a_modern_request_gets_log_messages_only_if_it_names_a_level() {
        var client = rig.http();

        assertThat(logged(client.post(modern("1", "tools/call", Texts.tool("log"))).done())).isEmpty();
        assertThat(logged(client.post(withLevel("log", "\"error\"")).done()))
            .containsExactlyInAnyOrder("ERROR", "CRITICAL", "ALERT", "EMERGENCY");
        assertThat(logged(client.post(withLevel("log", "\"debug\"")).done())).hasSize(8);
        assertThat(logged(client.post(modern("1", "tools/call", Texts.tool("log"))).done())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"loud\"", "\"INFO\"", "7", "null"})
    void an_unknown_level_of_a_modern_request_is_refused(String level) {
        assertThat(rig.http().post(withLevel("log", level)).error().code()).isEqualTo(-32602);
    }

    @Test
    void a_legacy_session_gets_info_and_above_until_it_sets_its_level() {
        var one = rig.pipe().initialized("2025-06-18", "{}");
        var two = rig.pipe().initialized("2025-06-18", "{}");
        two.ask(request("1", "logging/setLevel", "{\"level\":\"alert\"}"));

        one.send(request("2", "tools/call", Texts.tool("log"))).out.done();
        two.send(request("2", "tools/call", Texts.tool("log"))).out.done();

        assertThat(logged(one.out)).hasSize(7).doesNotContain("DEBUG");
        assertThat(logged(two.out)).containsExactlyInAnyOrder("ALERT", "EMERGENCY");
    }

    @Test
    void an_unknown_level_of_a_session_is_refused_and_changes_nothing() {
        var pipe = rig.pipe().initialized("2025-06-18", "{}");

        assertThat(pipe.send(request("1", "logging/setLevel", "{\"level\":\"loud\"}")).out.error().code())
            .isEqualTo(-32602);
        rig.server.log(LogLevel.INFO, "me", new Json.Str("still heard"));
        assertThat(logged(pipe.out)).containsExactly("still heard");
    }

    @Test
    void a_server_that_offers_no_logging_sends_no_log_messages() {
        try (var own = new Rig(it -> describe(it).withoutLogging())) {
            var pipe = own.pipe().initialized("2025-06-18", "{}");
            own.server.log(LogLevel.EMERGENCY, null, new Json.Str("x"));
            assertThat(pipe.send(request("1", "tools/call", Texts.tool("log"))).out.answer()).isEqualTo("done");
            assertThat(pipe.send(request("2", "logging/setLevel", "{\"level\":\"info\"}")).out.error().code())
                .isEqualTo(-32601);
            assertThat(logged(own.http().post(withLevel("log", "\"debug\"")).done())).isEmpty();
            assertThat(own.http().post(modern("1", "server/discover", "{}")).result().object("capabilities")
                .orElseThrow().members()).containsOnlyKeys("tools");
        }
    }

    @Test
    void a_log_message_of_a_modern_request_goes_to_that_request_only() {
        var pipe = rig.pipe().initialized("2025-06-18", "{}");
        var other = rig.http().post(modern("1", "subscriptions/listen",
            "{\"notifications\":{\"toolsListChanged\":true}}"));
        other.notified();

        rig.http().post(withLevel("log", "\"debug\"")).done();

        assertThat(logged(pipe.out)).isEmpty();
        assertThat(other.all()).hasSize(1);
    }

    private static String withToken(String tool, String token) {
        return modern("1", "tools/call", Texts.tool(tool), "{}", "{\"progressToken\":" + token + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "\"1\"", "0", "\"\""})
    void progress_names_its_token_as_it_was_written_and_only_increases(String token) {
        var answer = rig.http().post(withToken("progress", token));

        for (String done : new String[] {"1", "2", "3"}) {
            var progress = answer.notified().params();
            assertThat(progress.member("progressToken")).hasToString(token);
            assertThat(progress.number("progress").orElseThrow().doubleValue()).isEqualTo(Double.parseDouble(done));
            assertThat(progress.number("total").orElseThrow().doubleValue()).isEqualTo(3.0);
        }
        assertThat(answer.answer()).isEqualTo("done");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "[1]", "true", "1.5"})
    void without_a_proper_token_there_is_no_progress(String token) {
        assertThat(rig.http().post(withToken("progress", token)).done().all()).hasSize(1);
    }

    @Test
    void progress_of_several_threads_still_increases() {
        var answer = rig.http().post(withToken("race", "1")).done();

        double last = -1;
        for (var sent : answer.all().subList(0, answer.all().size() - 1)) {
            var params = ((Message.Notification) sent.message()).params();
            double done = params.number("progress").orElseThrow().doubleValue();
            assertThat(done).isGreaterThan(last);
            last = done;
        }
        assertThat(last).isEqualTo(399);
    }

    @Test
    void nothing_follows_an_answer() {
        var pipe = rig.pipe().initialized("2025-11-25", "{}");
        pipe.ask(request("1", "tools/call", Texts.object(Texts.tool("keep"))
            .with("_meta", Texts.object("{\"progressToken\":1}")).toText()));
        kept.get().progress(1, 2);
        kept.get().log(LogLevel.EMERGENCY, "late");
        assertThat(pipe.out.methods()).isEmpty();

        var client = rig.http().initialized("2025-11-25", "{}");
        var news = client.get(null).primed();
        var answer = client.post(request("1", "tools/call", Texts.tool("keep"))).done();
        kept.get().log(LogLevel.EMERGENCY, "late");
        assertThat(kept.get().pauseStream(Duration.ofSeconds(1))).isFalse();
        assertThat(answer.all()).hasSize(1);
        assertThat(answer.primes()).isEmpty();
        assertThat(news.all()).isEmpty();
    }
}
