package dev.candela.bench.load;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/// Holds many event streams of one server, as a process of its own, because a process has only so many descriptors.
///
/// Reads commands, one a line, and answers each with one line of numbers: `open N` opens streams up to that number;
/// `tell` has the server tell all of them something, and answers how long it took until the last one had it, in
/// nanoseconds.
public final class StreamHolder {
    private final Streams streams;
    private final SocketChannel control;
    private final boolean mcp;
    private final String session;
    private long token = 1_000_000;

    private StreamHolder(Streams streams, SocketChannel control, boolean mcp) throws IOException {
        this.streams = streams;
        this.control = control;
        this.mcp = mcp;
        this.session = mcp ? EchoCall.session(control) : "";
    }

    /// @param args  the server's port; `mcp` or `bare`
    public static void main(String[] args) throws IOException {
        var server = Loopback.at(Integer.parseInt(args[0]));
        boolean mcp = args[1].equals("mcp");
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (var control = SocketChannel.open(server)) {
            var holder = new StreamHolder(new Streams(server, mcp), control, mcp);
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                out.println(holder.does(line));
            }
        }
    }

    private long does(String line) throws IOException {
        if (line.startsWith("open ")) {
            return streams.open(Integer.parseInt(line.substring("open ".length())));
        }
        return tell();
    }

    private long tell() throws IOException {
        String marker = "#" + ++token + "#";
        streams.want(marker.getBytes(StandardCharsets.US_ASCII));
        byte[] request = mcp
            ? Era.LEGACY.postCall("emit", session, Era.LEGACY.call(token, "emit", marker))
            : Era.LEGACY.post(null, event(marker));
        long since = System.nanoTime();
        // The answer comes while the streams are being told, so nobody must wait for it first.
        var telling = Thread.ofPlatform().start(() -> answered(request));
        long last = streams.awaitAll();
        join(telling);
        return last - since;
    }

    /// As long as what the other server writes, whose ids are about that long.
    private static String event(String marker) {
        return "id: 0123456789abcdef\nevent: message\ndata: {\"jsonrpc\":\"2.0\",\"method\":\"notifications/message\","
            + "\"params\":{\"level\":\"info\",\"logger\":\"emit\",\"data\":\"" + marker + "\"}}\n\n";
    }

    private void answered(byte[] request) {
        try {
            var answer = HttpText.ask(control, request);
            if (!answer.head().startsWith("HTTP/1.1 20")) {
                throw new IOException("answer: " + answer.head() + " (expected: success)");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
