package dev.candela.bench;

import dev.candela.bench.load.StreamHolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/// A [StreamHolder] process, and the way to command it.
record Holder(Process process, BufferedReader in, Writer out) implements AutoCloseable {
    static Holder start(int port, String kind) throws IOException {
        var options = List.of("-XX:+UseSerialGC", "-Xmx1g");
        var process = Site.bare(options, StreamHolder.class, Integer.toString(port), kind)
            .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        return new Holder(process, process.inputReader(), process.outputWriter());
    }

    long does(String command) throws IOException {
        out.write(command + "\n");
        out.flush();
        String answer = in.readLine();
        if (answer == null) {
            throw new IOException(command + ": no answer (expected: a number; see stderr)");
        }
        return Long.parseLong(answer);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
