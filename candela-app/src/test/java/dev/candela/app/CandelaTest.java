package dev.candela.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CandelaTest {
    @Test
    void help_goes_to_stdout_and_names_every_command() {
        var run = Run.of("--help");

        assertThat(run.exit()).isZero();
        assertThat(run.out()).startsWith("Usage: candela ")
            .contains("\n  demo ", "\n  lumen ").contains("Exit codes: 0 done");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void help_of_a_command_names_each_of_its_options() {
        var run = Run.of("demo", "--help");

        assertThat(run.exit()).isZero();
        assertThat(run.out()).startsWith("Usage: candela demo ")
            .contains("--http HOST:PORT", "--stdio", "--token TOKEN", "--config FILE", "--insecure");
        assertThat(run.started()).isEmpty();
    }

    @Test
    void help_lines_fit_a_terminal_of_80_columns() {
        assertThat((HelpText.CANDELA + HelpText.DEMO + LumenHelp.LUMEN + LumenHelp.ENCODE + LumenHelp.DECODE
            + LumenHelp.INSPECT + LumenHelp.STATS + LumenHelp.VECTORS).lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void the_version_is_the_one_of_the_build() {
        var run = Run.of("--version");

        assertThat(run.exit()).isZero();
        assertThat(run.out()).matches("candela [0-9]+\\.[0-9]+\\.[0-9]+(-SNAPSHOT)?\n");
        assertThat(run.err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "-               | candela: command: none (expected: demo or lumen; see candela --help)",
        "dmo             | candela: argument: dmo (expected: see candela --help)",
        "demo --tokn x   | candela: argument: --tokn (expected: see candela --help)",
        "demo @file      | candela: argument: @file (expected: see candela --help)",
        "demo --http     | candela: --http: no value (expected: a value after it)",
        "demo --http a:1 --http b:2 | candela: --http: given more than once (expected: once)",
    })
    void wrong_usage_is_one_line_on_stderr_and_exit_code_2(String args, String line) {
        var run = Run.of(args == null ? new String[0] : args.split(" "));

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).isEqualTo(line + System.lineSeparator());
        assertThat(run.out()).isEmpty();
        assertThat(run.started()).isEmpty();
    }

    @Test
    void a_log_level_that_does_not_exist_is_refused_before_anything_starts() {
        var run = Run.with(Map.of("CANDELA_LOG", "loud"), "demo", "--stdio");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).startsWith(
            "candela: CANDELA_LOG: loud (expected: error, warning, info, debug or trace)");
        assertThat(run.started()).isEmpty();
    }

    @Test
    void an_error_of_its_own_is_exit_code_1() {
        var run = Run.failing(new IllegalStateException("a bug"), "demo", "--stdio");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void the_exit_code_of_a_server_is_that_of_the_command() {
        assertThat(Run.of("demo", "--stdio").exit()).isEqualTo(Run.LAUNCHED);
    }
}
