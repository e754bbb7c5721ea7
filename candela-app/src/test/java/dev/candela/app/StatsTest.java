package dev.candela.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `candela lumen stats`. What deflate makes of a message differs a little between builds of the JDK, so only what
/// LUMEN makes of it is compared to the byte.
final class StatsTest {
    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";

    private static List<String> words(String line) {
        return Stream.of(line.strip().split(" +")).toList();
    }

    private static String line(LumenRun run, String start) {
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        return run.out().lines().filter(it -> it.startsWith(start)).findFirst().orElseThrow();
    }

    @Test
    void the_corpus_saves_what_it_is_known_to() {
        var run = LumenRun.of("", "stats", LumenRun.corpus().toString());

        assertThat(words(run.out().lines().findFirst().orElseThrow()))
            .containsExactly("message", "json", "lumen", "gzip", "deflate", "context");
        assertThat(words(line(run, "ping_request ")).subList(0, 4))
            .containsExactly("ping_request", "40", "21", "47.5%");
        assertThat(words(line(run, "mean saving   ")).subList(0, 4)).containsExactly("mean", "saving", "50", "28.3%");
        assertThat(words(line(run, "mean saving, to 1 KB")).subList(0, 7))
            .containsExactly("mean", "saving,", "to", "1", "KB", "37", "33.1%");
        double context = Double.parseDouble(words(line(run, "mean saving   ")).getLast().replace("%", ""));
        assertThat(context).isBetween(69.5, 73.0);
        assertThat(run.out().lines()).hasSize(1 + 50 + 1 + 3).allMatch(it -> it.length() <= 110);
    }

    @Test
    void lines_and_arrays_are_messages_in_their_order() {
        String lines = PING + "\n\n {\"jsonrpc\": \"2.0\", \"id\": 1, \"result\": {}}\r\n[1, 2]\n";
        var run = LumenRun.of(lines, "stats");
        assertThat(words(line(run, "1 ping")).subList(1, 4)).containsExactly("ping", "40", "21");
        assertThat(words(line(run, "2 result")).subList(1, 4)).containsExactly("result", "36", "17");
        assertThat(words(line(run, "3 value")).subList(1, 4)).containsExactly("value", "5", "9");

        assertThat(LumenRun.of("[" + PING + ",{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}},[1,2]]", "stats", "-"))
            .isEqualTo(run);
        assertThat(words(line(LumenRun.of(PING, "stats"), "mean saving, to")).getLast()).endsWith("%");
    }

    @Test
    void a_value_that_only_json_says_counts_as_a_frame_of_json_text() {
        assertThat(words(line(LumenRun.of("18446744073709551616", "stats"), "1 value")).subList(2, 5))
            .containsExactly("20", "23", "-15.0%");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "''           | messages: none (expected: JSON texts, one per line, or an array)",
        "[]           | messages: none (expected: JSON texts, one per line, or an array)",
        "{}~{~{}      | line 2: text at byte ",
        "hello        | line 1: text at byte ",
    })
    void what_holds_no_messages_is_refused(String input, String line) {
        var run = LumenRun.of(input.replace('~', '\n'), "stats");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("candela: " + line).hasLineCount(1);
    }

    @Test
    void a_folder_is_taken_in_the_order_of_its_names(@TempDir Path folder) throws IOException {
        assertThat(LumenRun.of("", "stats", folder.toString()).err())
            .isEqualTo("candela: messages: none (expected: JSON texts, one per line, or an array)\n");
        Files.writeString(folder.resolve("b.json"), "{}");
        Files.writeString(folder.resolve("a.json"), "[ ]");
        Files.writeString(folder.resolve("c.txt"), "no message");
        assertThat(LumenRun.of("", "stats", folder.toString()).out().lines().skip(1).limit(2))
            .map(it -> words(it).subList(0, 2)).containsExactly(List.of("a", "2"), List.of("b", "2"));

        Files.writeString(folder.resolve("b.json"), "{}{}");
        assertThat(LumenRun.of("", "stats", folder.toString()).err()).startsWith("candela: b.json: text at byte ");
    }
}
