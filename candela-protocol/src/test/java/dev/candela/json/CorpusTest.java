package dev.candela.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whole messages as servers and clients send them, each a file of compact JSON.
class CorpusTest {
    private static final JsonReader READER = new JsonReader(JsonLimits.DEFAULT);

    static List<Path> messages() throws IOException, URISyntaxException {
        var folder = Objects.requireNonNull(CorpusTest.class.getResource("/corpus")).toURI();
        try (var files = Files.list(Path.of(folder))) {
            return files.sorted().toList();
        }
    }

    @Test
    void the_corpus_is_there() throws IOException, URISyntaxException {
        assertThat(messages()).hasSize(50);
    }

    @ParameterizedTest
    @MethodSource("messages")
    void a_message_written_and_read_again_is_the_same_value(Path file) throws IOException, MalformedJson {
        var value = READER.read(Files.readAllBytes(file));
        assertThat(READER.read(JsonWriter.bytes(value))).isEqualTo(value);
    }

    @ParameterizedTest
    @MethodSource("messages")
    void a_compact_message_is_written_byte_for_byte_as_it_was(Path file) throws IOException, MalformedJson {
        byte[] text = Files.readAllBytes(file);
        // The one number in all messages that is not spelled as we spell it.
        String expected = new String(text, UTF_8).replace(",-2.4e-05,", ",-0.000024,");
        byte[] written = JsonWriter.bytes(READER.read(text));
        assertThat(new String(written, UTF_8)).isEqualTo(expected);
        assertThat(Arrays.equals(written, expected.getBytes(UTF_8))).isTrue();
    }
}
