package dev.candela.requirements;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// The numbered rows of a table in a document, whose last cell cites tests.
///
/// @param cells  of each row, without the bars at its ends
record CitedRows(List<List<String>> cells) {
    private static final Pattern CITATION = Pattern.compile("`(\\w+#\\w+)`");

    /// The rows of all tables of a document.
    static CitedRows of(String document) throws IOException {
        return rows(Files.readString(Tests.root().resolve(document)));
    }

    /// The rows between one heading and the next of the same level.
    static CitedRows of(String document, String heading) throws IOException {
        String text = Files.readString(Tests.root().resolve(document));
        int from = text.indexOf("\n" + heading + "\n");
        assertThat(from).as(heading).isNotNegative();
        int to = text.indexOf("\n## ", from + heading.length());
        return rows(text.substring(from, to < 0 ? text.length() : to));
    }

    private static CitedRows rows(String text) {
        return new CitedRows(text.lines().filter(it -> it.matches("\\| \\d+ \\|.*\\|"))
            .map(it -> List.of(it.substring(2, it.length() - 1).strip().split(" \\| ", -1))).toList());
    }

    /// One row for each number, in their order, with that many cells, none of them empty.
    void areNumbered(int last, int width) {
        assertThat(cells).extracting(List::getFirst)
            .containsExactlyElementsOf(IntStream.rangeClosed(1, last).mapToObj(String::valueOf).toList());
        assertThat(cells).allSatisfy(it -> assertThat(it).as(it.getFirst()).hasSize(width).noneMatch(String::isBlank));
    }

    /// Every row cites tests, and all of them exist.
    ///
    /// @param none  what the last cell of a row that cites none begins with, which says so
    void citeTestsThatExist(String none) {
        var tests = Tests.all();
        var unknown = new HashSet<String>();
        for (var row : cells) {
            var cited = citations(row.getLast());
            if (!row.getLast().startsWith(none)) {
                assertThat(cited).as(row.getFirst()).isNotEmpty();
            }
            cited.stream().filter(it -> !tests.contains(it)).map(it -> row.getFirst() + " " + it)
                .forEach(unknown::add);
        }
        assertThat(unknown).isEmpty();
    }

    /// The tests that a text names.
    static Set<String> citations(String text) {
        var cited = new HashSet<String>();
        CITATION.matcher(text).results().forEach(it -> cited.add(it.group(1)));
        return cited;
    }
}
