package dev.candela.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A server that runs as a process of its own, and says on stderr where it listens.
///
/// @param process  the process
/// @param port     its port on 127.0.0.1; 0 when it is only at a Unix socket
record ServerProcess(Process process, int port) implements AutoCloseable {
    private static final Pattern PLACE = Pattern.compile("(?:http://|tcp:)127\\.0\\.0\\.1:([0-9]+)|unix:/");
    private static final int START_SECONDS = 30;

    static ServerProcess start(ProcessBuilder command) throws IOException, InterruptedException {
        var process = command.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        var ports = new ArrayBlockingQueue<Integer>(1);
        Thread.startVirtualThread(() -> drain(process.errorReader(), ports));
        Integer port = ports.poll(START_SECONDS, TimeUnit.SECONDS);
        if (port == null) {
            process.destroyForcibly();
            throw new IOException("server: no place in " + START_SECONDS + " s (expected: " + PLACE + " on stderr)");
        }
        return new ServerProcess(process, port);
    }

    private static void drain(BufferedReader err, ArrayBlockingQueue<Integer> ports) {
        try (err) {
            for (@Nullable String line = err.readLine(); line != null; line = err.readLine()) {
                var found = PLACE.matcher(line);
                if (found.find()) {
                    // Later lines may name it again, or another place; nobody takes a second one.
                    String port = found.group(1);
                    var _ = ports.offer(port == null ? 0 : Integer.parseInt(port));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    /// The options of its JVM, without those of its start cache, which belongs to one program.
    List<String> jvmOptions() throws IOException {
        return Site.jvmOptions(ProcessFigures.command(pid()));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
