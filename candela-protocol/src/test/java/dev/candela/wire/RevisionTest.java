package dev.candela.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RevisionTest {
    @Test
    void revisions_are_known_by_their_dates_newest_first() {
        assertThat(Revision.texts())
            .containsExactly("2026-07-28", "2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05");
        assertThat(Revision.texts()).allSatisfy(it ->
            assertThat(Revision.parse(it).map(Revision::text)).contains(it));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2025-06-19", "2026-07-28 ", "v2026-07-28", "draft", "V2026_07_28", "2026-7-28"})
    void nothing_else_is_a_revision(String text) {
        assertThat(Revision.parse(text)).isEmpty();
    }

    @Test
    void only_the_newest_is_modern() {
        assertThat(Arrays.stream(Revision.values()).filter(Revision::isModern)).containsExactly(Revision.V2026_07_28);
        assertThat(Revision.NEWEST_LEGACY.text()).isEqualTo("2025-11-25");
        assertThat(Revision.UNNAMED.text()).isEqualTo("2025-03-26");
    }

    @ParameterizedTest
    @CsvSource({
        "BATCHES, 2025-03-26",
        "AUDIO, 2025-03-26 2025-06-18 2025-11-25 2026-07-28",
        "STRUCTURED_OBJECT, 2025-06-18 2025-11-25 2026-07-28",
        "RESOURCE_LINK, 2025-06-18 2025-11-25 2026-07-28",
        "ELICITATION, 2025-06-18 2025-11-25 2026-07-28",
        "VERSION_HEADER, 2025-06-18 2025-11-25 2026-07-28",
        "PRIMING, 2025-11-25",
        "ELICITATION_MODE, 2025-11-25 2026-07-28",
        "ELICITATION_ID, 2025-11-25",
        "SAMPLING_BLOCKS, 2025-11-25 2026-07-28",
        "SAMPLING_TOOLS, 2025-11-25 2026-07-28",
        "STRUCTURED_ANY, 2026-07-28"})
    void a_difference_holds_for_these_revisions(Feature feature, String revisions) {
        assertThat(Arrays.stream(Revision.values()).filter(it -> it.has(feature)).map(Revision::text)
            .collect(Collectors.joining(" "))).isEqualTo(revisions);
    }

    @Test
    void every_difference_is_looked_at_above() {
        assertThat(Feature.values()).hasSize(12);
    }
}
