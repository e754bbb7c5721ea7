package dev.candela.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class LineLoggerTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final LineLogger logger = new LineLogger("dev.candela.http", Level.INFO,
        () -> Instant.parse("2026-07-28T10:11:12.013Z"), Run.print(bytes));

    @Test
    void a_message_is_one_line_with_time_level_and_name() {
        logger.log(Level.WARNING, "listening");

        assertThat(written()).isEqualTo("2026-07-28T10:11:12.013Z WARNING dev.candela.http: listening\n");
    }

    @Test
    void a_message_below_the_level_is_not_written() {
        logger.log(Level.DEBUG, "detail");
        logger.log(Level.OFF, "nothing");

        assertThat(written()).isEmpty();
        assertThat(logger.isLoggable(Level.INFO)).isTrue();
        assertThat(logger.isLoggable(Level.DEBUG)).isFalse();
    }

    @Test
    void parameters_are_filled_in_and_a_broken_format_stays_as_it_is() {
        logger.log(Level.INFO, "{0} of {1}", "one", "two");
        logger.log(Level.INFO, "{0 of", "one");

        assertThat(written().lines()).map(line -> line.substring(line.indexOf(": ") + 2))
            .containsExactly("one of two", "{0 of");
    }

    @Test
    void a_peer_can_neither_forge_a_line_nor_move_the_cursor() {
        logger.log(Level.INFO, "name\n2026 ERROR forged \u001b[2J \u202e");

        assertThat(written()).endsWith(": name\\u000a2026 ERROR forged \\u001b[2J \\u202e\n");
    }

    @Test
    void a_long_message_is_cut() {
        logger.log(Level.INFO, "x".repeat(2001));

        assertThat(written()).endsWith(": " + "x".repeat(2000) + "…\n");
    }

    @Test
    void an_exception_follows_with_its_causes_up_to_a_bound() {
        Throwable thrown = new IllegalStateException("inner");
        for (int i = 0; i < 20; i++) {
            thrown = new IllegalStateException("outer", thrown);
        }
        logger.log(Level.ERROR, "stopped", thrown);

        assertThat(written()).contains("\n  java.lang.IllegalStateException: outer\n    at dev.candela.app.");
        assertThat(written().lines().filter(line -> line.startsWith("  caused by "))).hasSize(7);
    }

    @Test
    void libraries_of_this_process_log_to_the_same_place() {
        assertThat(System.getLogger("any.library")).isInstanceOf(LineLogger.class);
    }

    private String written() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
