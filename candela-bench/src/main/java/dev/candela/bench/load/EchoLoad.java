package dev.candela.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A closed loop: a fixed number of connections, each with one call on its way. Every answer is checked to the byte.
///
/// One thread; connections stay open from one round to the next.
public final class EchoLoad implements AutoCloseable {
    private static final int ANSWER_BYTES_MAX = 16 * 1024;

    private final Selector selector;
    private final List<Line> lines = new ArrayList<>();
    private long nextId = EchoCall.FIRST_ID;
    private long unsent;
    private long unanswered;

    /// One connection.
    private static final class Line {
        private final SocketChannel channel;
        private final byte[] request;
        private final int requestIdAt;
        private final byte[] expected;
        private final int expectedIdAt;
        private final ByteBuffer out;
        private final ByteBuffer in = ByteBuffer.allocateDirect(ANSWER_BYTES_MAX);
        private final byte[] answer = new byte[ANSWER_BYTES_MAX];
        private int answered;

        Line(SocketChannel channel, byte[] request, byte[] expected) {
            this.channel = channel;
            this.request = request;
            this.requestIdAt = EchoCall.idAt(request);
            this.expected = expected;
            this.expectedIdAt = EchoCall.idAt(expected);
            this.out = ByteBuffer.allocateDirect(request.length);
        }

        void send(long id) throws IOException {
            EchoCall.patch(request, requestIdAt, id);
            EchoCall.patch(expected, expectedIdAt, id);
            answered = 0;
            out.clear().put(request).flip();
            channel.write(out);
            if (out.hasRemaining()) {
                throw new IOException("request: only partly taken (expected: to fit into the socket's buffer)");
            }
        }

        /// Whether the answer is whole; then it is right.
        boolean receive() throws IOException {
            int read = channel.read(in.clear());
            if (read < 0) {
                throw new IOException("connection: closed by the server (expected: kept)");
            }
            in.flip().get(answer, answered, read);
            answered += read;
            int head = HttpText.endOfHead(answer, 0, answered);
            if (head < 0 || !HttpText.isWhole(answer, head, answered)) {
                return false;
            }
            if (!isExpected(head)) {
                throw new IOException("answer: " + new String(answer, 0, answered, StandardCharsets.UTF_8)
                    + " (expected: " + new String(expected, StandardCharsets.UTF_8) + ")");
            }
            return true;
        }

        /// A server that was kept from its work for a while may have opened a stream; its last event is the answer.
        private boolean isExpected(int head) {
            return Arrays.equals(answer, head, answered, expected, 0, expected.length)
                || (HttpText.length(answer, 0, head) < 0 && new String(answer, head, answered - head,
                    StandardCharsets.UTF_8).contains("data: " + new String(expected, StandardCharsets.UTF_8)));
        }
    }

    private EchoLoad(Selector selector) {
        this.selector = selector;
    }

    /// Connects.
    ///
    /// @param sessions  whether the server knows sessions: then each connection opens one, else it sends that of `call`
    public static EchoLoad connect(int port, Era era, EchoCall call, boolean sessions, int connections)
            throws IOException {
        var load = new EchoLoad(Selector.open());
        for (int i = 0; i < connections; i++) {
            var channel = SocketChannel.open(Loopback.at(port));
            channel.socket().setTcpNoDelay(true);
            byte[] request = sessions && era == Era.LEGACY
                ? EchoCall.of(era, EchoCall.session(channel)) : call.request();
            channel.configureBlocking(false);
            var line = new Line(channel, request, call.answer());
            load.lines.add(line);
            channel.register(load.selector, SelectionKey.OP_READ, line);
        }
        return load;
    }

    /// Makes that many calls.
    ///
    /// @return how long it took, in nanoseconds
    public long run(long calls) throws IOException {
        unsent = calls;
        unanswered = calls;
        long since = System.nanoTime();
        for (var line : lines) {
            sendNext(line);
        }
        while (unanswered > 0) {
            selector.select(this::ready);
        }
        return System.nanoTime() - since;
    }

    private void ready(SelectionKey key) {
        var line = (Line) key.attachment();
        try {
            if (line.receive()) {
                unanswered--;
                sendNext(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void sendNext(Line line) throws IOException {
        if (unsent > 0) {
            unsent--;
            line.send(nextId++);
        }
    }

    @Override
    public void close() throws IOException {
        for (var line : lines) {
            line.channel.close();
        }
        selector.close();
    }
}
