package dev.candela.requirements;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/// `docs/lmcp.md` says of every behaviour of lmcp what happens here, and cites tests that exist.
final class LmcpTest {
    private static final int BEHAVIOURS = 117;
    private static final String NOT_HERE = "not here";

    private static CitedRows rows() throws IOException {
        return CitedRows.of("docs/lmcp.md");
    }

    @Test
    void every_behaviour_has_one_row() throws IOException {
        rows().areNumbered(BEHAVIOURS, 5);
    }

    @Test
    void every_row_says_how_it_is_here_and_cites_tests_that_exist() throws IOException {
        assertThat(rows().cells()).allSatisfy(row ->
            assertThat(row.get(2)).as(row.getFirst()).isIn("same", "better", "different", NOT_HERE));
        rows().citeTestsThatExist(NOT_HERE);
    }
}
