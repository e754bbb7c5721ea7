package dev.candela.requirements;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// `docs/lmcp.md` says of every behaviour of lmcp what happens here, and cites tests that exist.
final class LmcpTest {
    private static final int BEHAVIOURS = 117;
    private static final Pattern CITATION = Pattern.compile("`(\\w+#\\w+)`");

    private static List<String[]> rows() throws IOException {
        return Files.readAllLines(Tests.root().resolve("docs/lmcp.md")).stream()
            .filter(it -> it.matches("\\| \\d+ \\|.*")).map(it -> it.split(" \\| ", -1)).toList();
    }

    @Test
    void every_behaviour_has_one_row() throws IOException {
        assertThat(rows()).extracting(it -> it[0].substring(2)).containsExactlyElementsOf(
            IntStream.rangeClosed(1, BEHAVIOURS).mapToObj(String::valueOf).toList());
    }

    @Test
    void every_row_says_how_it_is_here_and_cites_tests_that_exist() throws IOException {
        var tests = Tests.all();
        var unknown = new HashSet<String>();
        for (var row : rows()) {
            assertThat(row).as(row[0]).hasSize(5);
            assertThat(row[2]).as(row[0]).isIn("same", "better", "different", "not here");
            assertThat(row[3]).as(row[0]).isNotBlank();
            var cited = CITATION.matcher(row[4]).results().map(it -> it.group(1)).toList();
            if (!row[2].equals("not here")) {
                assertThat(cited).as(row[0]).isNotEmpty();
            }
            cited.stream().filter(it -> !tests.contains(it)).map(it -> row[0] + " " + it).forEach(unknown::add);
        }
        assertThat(unknown).isEmpty();
    }
}
