package dev.candela.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Runs every check over the whole project. A fault prints its file and line.
final class TidyTest {
    private static final Map<String, String> FILES = Project.files();
    private static final List<Source> SOURCES = FILES.entrySet().stream()
        .filter(it -> it.getKey().matches(".*/src/(main|test)/java/.*\\.java"))
        .map(it -> Source.of(it.getKey(), it.getValue()))
        .toList();

    @Test
    void the_sources_of_every_module_are_looked_at() {
        assertThat(SOURCES).extracting(Source::path)
            .anyMatch(it -> it.startsWith("candela-protocol/src/main/"))
            .anyMatch(it -> it.startsWith("candela-app/src/main/"))
            .anyMatch(it -> it.startsWith("candela-app/src/test/"));
        assertThat(FILES).containsKeys("pom.xml", "candela-app/pom.xml");
    }

    @Test
    void packages_use_only_what_the_arrows_allow() throws IOException {
        var arrows = arrows();

        assertThat(arrows.circlesAndUnknown()).isEmpty();
        assertThat(faults(arrows)).isEmpty();
    }

    @Test
    void files_lines_methods_and_parameters_are_short() {
        assertThat(faults(new SizeCheck())).isEmpty();
    }

    @Test
    void names_say_something_and_classes_are_final() {
        assertThat(faults(new NameCheck())).isEmpty();
    }

    @Test
    void every_package_has_a_page() {
        assertThat(PackagePages.faults(SOURCES)).isEmpty();
    }

    @Test
    void no_source_uses_a_banned_word() {
        assertThat(faults(new WordCheck())).isEmpty();
    }

    @Test
    void no_signature_has_a_future() {
        assertThat(faults(new FutureCheck())).isEmpty();
    }

    @Test
    void only_wire_and_era_know_a_revision_and_only_wire_spells_fields() {
        assertThat(faults(new WireCheck())).isEmpty();
    }

    @Test
    void every_library_that_is_shipped_has_its_page() {
        assertThat(DependencyPages.faults(FILES)).isEmpty();
    }

    @Test
    void no_file_names_a_registry_or_a_folder_of_one_machine() {
        assertThat(PlaceCheck.faults(FILES)).isEmpty();
    }

    private static List<Fault> faults(Check check) {
        return SOURCES.stream().flatMap(it -> check.faults(it).stream()).toList();
    }

    private static Arrows arrows() throws IOException {
        try (var in = TidyTest.class.getResourceAsStream("arrows.txt")) {
            assertThat(in).isNotNull();
            return Arrows.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
