package dev.candela.cadencia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candela.lumen.cadencia.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The client, with the stand-in and with small shell scripts that misbehave.
final class CadenciaBridgeTest {
    private static final Duration LONG = Duration.ofSeconds(5);
    private static final Duration SHORT = Duration.ofMillis(100);
    private static final String READY = "echo '{\"status\":\"ok\",\"version\":\"1\",\"protocol\":\"lumen/1\"}'\n";
    private static final String PONG = "echo '{\"status\":\"ok\",\"version\":\"1\",\"protocol\":\"lumen/1\","
        + "\"id\":%d}'\n";
    private static final Outcome ANSWERED = new Outcome.Answered(new Reply.Ready("1", "lumen/1"));

    @TempDir
    private Path folder;

    @AfterEach
    void nothing_is_left() {
        assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
            .noneMatch(it -> it.startsWith("cadencia-bridge"));
        assertThat(ProcessHandle.current().children()).isEmpty();
    }

    private BridgeSettings script(String script, Duration answerWait, int unansweredMax) {
        return new BridgeSettings(List.of("/bin/sh", "-c", script), folder, LONG, answerWait, LONG, unansweredMax);
    }

    private CadenciaBridge start(String script) throws IOException, InterruptedException {
        return CadenciaBridge.start(script(READY + script, LONG, 8));
    }

    @Test
    void a_bridge_is_started_asked_and_stopped() throws Exception {
        Files.writeString(folder.resolve("a.txt"), "tool");
        try (var bridge = CadenciaBridge.start(BridgeSettings.of(StandInBridge.command(), folder))) {
            assertThat(bridge.ping()).isEqualTo(new Outcome.Answered(new Reply.Ready("0.1.0", "lumen/1")));
            assertThat(bridge.index(List.of("a.txt", "none.txt"))).isEqualTo(
                new Outcome.Answered(new Reply.Indexed(2, 4, 5, 3, 5)));
            assertThat(bridge.index(List.of())).isEqualTo(
                new Outcome.Answered(new Reply.Failed("no files specified")));
            assertThat(bridge.stop()).isEqualTo(new Outcome.Answered(new Reply.Stopped("requested")));

            var ended = new Outcome.Ended(0,
                List.of("warning: skipping none.txt: No such file or directory (os error 2)"));
            assertThat(bridge.ping()).isEqualTo(ended);
            assertThat(bridge.stop()).isEqualTo(ended);
            assertThat(bridge.unclaimed()).isZero();
        }
    }

    @Test
    void the_end_of_the_process_answers_everybody_who_waits_with_its_code_and_last_words() throws Exception {
        try (var bridge = start("read a; read b; echo 'first' >&2; echo 'going down' >&2; exit 3");
            var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var one = threads.submit(bridge::ping);
            var other = threads.submit(() -> bridge.index(List.of("a")));

            var ended = new Outcome.Ended(3, List.of("first", "going down"));
            assertThat(one.get(5, TimeUnit.SECONDS)).isEqualTo(ended);
            assertThat(other.get(5, TimeUnit.SECONDS)).isEqualTo(ended);
        }
    }

    @Test
    void answers_find_their_commands_in_any_order() throws Exception {
        try (var bridge = start("read a; read b; echo '{\"status\":\"error\",\"error\":\"two\",\"id\":2}'\n"
            + "echo '{\"status\":\"error\",\"error\":\"one\",\"id\":1}'; read c");
            var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var one = threads.submit(bridge::ping);
            var other = threads.submit(bridge::ping);

            assertThat(List.of(one.get(5, TimeUnit.SECONDS), other.get(5, TimeUnit.SECONDS)))
                .containsExactlyInAnyOrder(new Outcome.Answered(new Reply.Failed("one")),
                    new Outcome.Answered(new Reply.Failed("two")));
        }
    }

    @Test
    void a_refusal_that_names_no_command_belongs_to_the_oldest_one() throws Exception {
        try (var bridge = start("read a; echo '{\"status\":\"error\",\"error\":\"invalid command: x\"}'; read b")) {
            assertThat(bridge.ping()).isEqualTo(new Outcome.Answered(new Reply.Failed("invalid command: x")));
            assertThat(bridge.unclaimed()).isZero();
        }
    }

    @Test
    void a_command_whose_time_is_over_still_takes_the_refusal_that_is_its_own() throws Exception {
        try (var bridge = CadenciaBridge.start(script(READY + "read a; read b; "
            + "echo '{\"status\":\"error\",\"error\":\"late\"}'\n" + PONG.formatted(2) + "read c", SHORT, 8))) {
            assertThat(bridge.ping()).isEqualTo(new Outcome.TimedOut(SHORT));
            assertThat(bridge.ping()).isIn(ANSWERED, new Outcome.TimedOut(SHORT));
            assertThat(bridge.unclaimed()).isZero();
        }
    }

    @Test
    void too_many_commands_without_an_answer_are_refused() throws Exception {
        try (var bridge = CadenciaBridge.start(script(READY + "read a; read b; read c", SHORT, 2))) {
            assertThat(bridge.ping()).isEqualTo(new Outcome.TimedOut(SHORT));
            assertThat(bridge.ping()).isEqualTo(new Outcome.TimedOut(SHORT));
            assertThat(bridge.ping()).isEqualTo(new Outcome.Busy(2));
        }
    }

    @Test
    void a_bridge_that_says_much_on_standard_error_is_not_held_up() throws Exception {
        try (var bridge = start("read a; i=0; while [ $i -lt 2000 ]; do echo \"" + "x".repeat(1000)
            + " $i\" >&2; i=$((i+1)); done; echo last >&2\n" + PONG.formatted(1) + "read b")) {
            assertThat(bridge.ping()).isEqualTo(ANSWERED);
            bridge.stop();
            var ended = (Outcome.Ended) bridge.ping();
            assertThat(ended.lastErrors()).hasSize(20).contains("x".repeat(300) + "…").last().isEqualTo("last");
        }
    }

    @Test
    void a_line_that_is_too_long_and_others_for_nobody_are_counted_and_passed_over() throws Exception {
        try (var bridge = start("read a; head -c 3000000 /dev/zero | tr '\\0' x; echo; echo nonsense; echo '{}'\n"
            + PONG.formatted(77) + READY + "printf '\\r\\n\\n'\n" + PONG.formatted(1) + "read b")) {
            assertThat(bridge.ping()).isEqualTo(ANSWERED);
            assertThat(bridge.unclaimed()).isEqualTo(5);
        }
    }

    @Test
    void a_bridge_that_reads_nothing_holds_nobody_up_and_is_ended_by_the_system() throws Exception {
        try (var bridge = CadenciaBridge.start(new BridgeSettings(List.of("/bin/sh", "-c", READY + "exec sleep 60"),
            folder, LONG, SHORT, SHORT, 8))) {
            assertThat(bridge.index(Collections.nCopies(20_000, "some/path/to/a/file.txt")))
                .isEqualTo(new Outcome.TimedOut(SHORT));
            assertThat(bridge.stop()).isEqualTo(new Outcome.TimedOut(SHORT));
            assertThat(bridge.ping()).isEqualTo(new Outcome.Ended(128 + 15, List.of()));
        }
    }

    @Test
    void a_bridge_that_ignores_all_that_is_killed_with_what_it_has_started() throws Exception {
        try (var bridge = CadenciaBridge.start(new BridgeSettings(
            List.of("/bin/sh", "-c", "trap '' TERM\n" + READY + "sleep 61; sleep 62"), folder, LONG, LONG, SHORT, 8))) {
            var started = ProcessHandle.current().descendants().toList();
            bridge.stop();

            assertThat(bridge.ping()).isEqualTo(new Outcome.Ended(128 + 9, List.of()));
            for (var it : started) {
                it.onExit().get(5, TimeUnit.SECONDS);
            }
        }
    }

    @Test
    void an_interrupt_ends_the_waiting_and_closing_then_kills() throws Exception {
        var bridge = CadenciaBridge.start(script(READY + "exec sleep 60", LONG, 8));
        Thread.currentThread().interrupt();
        assertThatThrownBy(bridge::ping).isInstanceOf(InterruptedException.class);

        Thread.currentThread().interrupt();
        bridge.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(bridge.ping()).isEqualTo(new Outcome.Ended(128 + 9, List.of()));
        bridge.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "echo hello; echo 'no such thing' >&2; exit 4 "
            + "| bridge: ended with 4 (expected: a first line that it is ready); it said [no such thing]",
        "echo '{\"status\":\"error\",\"error\":\"x\"}'; exec sleep 60 "
            + "| bridge: another first line (expected: that it is ready)",
    })
    void a_program_that_is_no_bridge_is_not_started(String script, String message) {
        assertThatThrownBy(() -> CadenciaBridge.start(script(script, LONG, 8))).isInstanceOf(IOException.class)
            .hasMessage(message);
    }

    @Test
    void a_program_that_says_nothing_is_killed() {
        assertThatThrownBy(() -> CadenciaBridge.start(new BridgeSettings(List.of("sleep", "60"), folder, SHORT, LONG,
            LONG, 8)))
            .isInstanceOf(IOException.class)
            .hasMessage("bridge: silent for 100 ms (expected: a first line that it is ready)");
    }

    @Test
    void a_program_that_does_not_exist_is_said_so() {
        assertThatThrownBy(() -> CadenciaBridge.start(BridgeSettings.of(List.of("./none"), folder)))
            .isInstanceOf(IOException.class).hasMessageContaining("./none");
    }
}
