package dev.candela.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SettingsTest {
    @Test
    void a_value_runs_to_the_end_of_its_line_without_the_blanks_around_it() {
        assertThat(token("# who may call\r\n\r\n  token =\t a#b=c \r\n")).isEqualTo("a#b=c");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "token           | f line 1: no = (expected: key = value)",
        "#\\ntokn = x    | f line 2: an unknown key (expected: one of: token)",
        "token=a\\ntoken=b | f line 2: token again (expected: each key once)",
    })
    void a_line_that_is_not_a_known_setting_is_refused_by_its_number(String text, String complaint) {
        assertThat(complaint(Settings.parse("f", text.replace("\\n", "\n")))).isEqualTo(complaint);
    }

    @Test
    void a_file_of_more_than_64_kib_is_refused(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("f"), "#".repeat(64 * 1024));
        assertThat(Settings.read(file)).isInstanceOf(Checked.Good.class);

        Files.writeString(file, "#".repeat(64 * 1024 + 1));
        assertThat(complaint(Settings.read(file))).endsWith("(expected: a file of at most 65536 bytes)");
    }

    @Test
    void a_file_that_is_not_text_is_refused(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("f"), new byte[] {(byte) 0xff});

        assertThat(complaint(Settings.read(file))).endsWith("(expected: a text file in UTF-8)");
    }

    @Test
    void a_folder_is_refused(@TempDir Path folder) {
        assertThat(complaint(Settings.read(folder))).endsWith("(expected: a file that can be read)");
    }

    private static String token(String text) {
        return Settings.parse("f", text) instanceof Checked.Good<Settings>(var settings)
            ? settings.get("token").orElse("none") : "refused";
    }

    private static String complaint(Checked<Settings> checked) {
        return checked instanceof Checked.Bad<Settings>(var why) ? why.toString() : "accepted";
    }
}
