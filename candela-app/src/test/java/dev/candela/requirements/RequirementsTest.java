package dev.candela.requirements;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// `docs/requirements.tsv` has a row for every requirement, and every row cites tests that exist.
final class RequirementsTest {
    private static final Set<String> SCENARIOS = Set.of(
        "dns-rebinding-protection", "http-header-validation", "server-sse-multiple-streams");
    private static List<Row> rows = List.of();
    private static Set<String> tests = Set.of();

    private record Row(String id, String level, String era, String requirement, List<String> citations) {
        static Row of(String line) {
            var cells = line.split("\t", -1);
            assertThat(cells).as(line).hasSize(5);
            return new Row(cells[0], cells[1], cells[2], cells[3], List.of(cells[4].split(" ")));
        }
    }

    @BeforeAll
    static void read() throws IOException {
        rows = Files.readAllLines(Tests.root().resolve("docs/requirements.tsv")).stream()
            .skip(1).map(Row::of).toList();
        tests = Tests.all();
    }

    private static Stream<String> ids(String letter, int last) {
        return IntStream.rangeClosed(1, last).mapToObj(n -> letter + "-" + n);
    }

    @Test
    void every_requirement_has_one_row() {
        assertThat(rows).extracting(Row::id).containsExactlyElementsOf(Stream.of(
            ids("B", 46), ids("H", 37), ids("T", 16), ids("R", 12), ids("L", 9), ids("K", 11), ids("D", 5),
            ids("LG", 16)).flatMap(it -> it).toList());
    }

    @Test
    void every_row_says_what_is_required_of_whom_and_how_strictly() {
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.level()).isIn("MUST", "SHOULD", "MAY", "RECOMMENDED");
            assertThat(row.era()).isIn("modern", "legacy", "both");
            assertThat(row.requirement()).endsWith(".").hasSizeGreaterThan(20);
        });
    }

    @Test
    void every_row_cites_tests_that_exist() {
        var unknown = new HashSet<String>();
        for (var row : rows) {
            assertThat(row.citations()).as(row.id()).isNotEmpty().doesNotHaveDuplicates();
            row.citations().stream().filter(it -> !exists(it)).map(it -> row.id() + ": " + it).forEach(unknown::add);
        }
        assertThat(unknown).isEmpty();
    }

    private static boolean exists(String citation) {
        return citation.startsWith("conformance:")
            ? SCENARIOS.contains(citation.substring("conformance:".length()))
            : tests.contains(citation);
    }

    @Test
    void what_must_be_is_shown_by_a_test_of_this_project() {
        assertThat(rows).filteredOn(it -> it.level().equals("MUST")).allSatisfy(row ->
            assertThat(row.citations()).as(row.id()).anyMatch(it -> it.contains("#")));
    }
}
