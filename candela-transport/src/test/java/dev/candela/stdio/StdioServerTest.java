package dev.candela.stdio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StdioServerTest {
    private static final String REQUEST = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"read\"}\n";

    /// Nothing, to the program: its input belongs to the protocol.
    private static final String ANSWER = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"read\":-1}}";

    @TempDir
    private Path folder;

    private Process start() throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), StdioChild.class.getName())
            .redirectError(folder.resolve("errors").toFile())
            .start();
    }

    private void assertEnds(Process child) throws InterruptedException, IOException {
        assertThat(child.waitFor(20, TimeUnit.SECONDS)).as("the process has ended").isTrue();
        assertThat(child.exitValue()).isZero();
        assertThat(Files.readString(folder.resolve("errors"))).contains("stray from a handler", "stray after the end");
    }

    @Test
    void standard_output_holds_messages_only_and_the_end_of_standard_input_ends_the_process() throws Exception {
        var child = start();
        var in = child.outputWriter(UTF_8);
        try (BufferedReader out = child.inputReader(UTF_8)) {
            in.write(REQUEST);
            in.flush();
            assertThat(out.readLine()).isEqualTo(ANSWER);
            in.write(REQUEST);
            in.close();

            assertThat(out.readLine()).isEqualTo(ANSWER);
            assertThat(out.readLine()).isNull();
            assertEnds(child);
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    void a_client_that_stops_reading_ends_the_process_although_it_keeps_standard_input_open() throws Exception {
        var child = start();
        try (var in = child.outputWriter(UTF_8)) {
            child.getInputStream().close();
            in.write(REQUEST);
            in.flush();

            assertEnds(child);
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    void other_streams_serve_as_well() {
        var out = new ByteArrayOutputStream();

        StdioServer.serve(new StdioChild(), new ByteArrayInputStream(
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}\n".getBytes(UTF_8)), out);

        assertThat(out.toString(UTF_8)).isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}\n");
    }
}
