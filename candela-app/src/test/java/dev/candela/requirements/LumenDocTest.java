package dev.candela.requirements;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/// `docs/lumen.md` says of everything that is disputed what happens here, and cites tests that exist.
final class LumenDocTest {
    private static final String DOCUMENT = "docs/lumen.md";
    private static final String NONE = "none: ";

    @Test
    void every_disagreement_has_one_row_with_tests_that_exist() throws IOException {
        var rows = CitedRows.of(DOCUMENT, "## The 44 disagreements");
        rows.areNumbered(44, 5);
        rows.citeTestsThatExist(NONE);
    }

    @Test
    void every_defect_has_one_row_with_tests_that_exist() throws IOException {
        var rows = CitedRows.of(DOCUMENT, "## The 30 defects");
        rows.areNumbered(30, 4);
        rows.citeTestsThatExist(NONE);
    }

    @Test
    void no_test_is_named_that_does_not_exist() throws IOException {
        String text = Files.readString(Tests.root().resolve(DOCUMENT));
        assertThat(Tests.all()).containsAll(CitedRows.citations(text));
    }
}
