package dev.candela.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// All streams of a [StreamHolder]. One thread, one selector.
final class Streams {
    /// One source address has at most some 28 000 ports, and a server may bound what one address holds.
    private static final int PER_SOURCE = 2_500;
    private static final int AT_ONCE = 64;
    private static final long WAIT_MILLIS = 30_000;

    private final InetSocketAddress server;
    private final boolean mcp;
    private final Selector selector;
    private final List<Stream> streams = new ArrayList<>();
    private final ByteBuffer in = ByteBuffer.allocateDirect(64 * 1024);
    private int done;

    Streams(InetSocketAddress server, boolean mcp) throws IOException {
        this.server = server;
        this.mcp = mcp;
        this.selector = Selector.open();
    }

    /// Opens more, up to that number.
    ///
    /// @return how many are open
    int open(int upTo) throws IOException {
        done = streams.size();
        while (done < upTo) {
            while (streams.size() < upTo && streams.size() - done < AT_ONCE) {
                connect();
            }
            select();
        }
        return done;
    }

    void want(byte[] bytes) {
        done = 0;
        for (var it : streams) {
            it.want(bytes);
        }
    }

    /// Waits until every stream has what it wants.
    ///
    /// @return when the last one had it, of [System#nanoTime]
    long awaitAll() throws IOException {
        while (done < streams.size()) {
            select();
        }
        return System.nanoTime();
    }

    private void connect() throws IOException {
        var channel = SocketChannel.open();
        channel.bind(new InetSocketAddress("127.0.0." + (1 + streams.size() / PER_SOURCE), 0));
        channel.connect(server);
        channel.configureBlocking(false);
        var stream = new Stream(channel, steps());
        streams.add(stream);
        channel.register(selector, SelectionKey.OP_READ, stream);
        stream.ask();
    }

    private List<Function<String, byte[]>> steps() {
        Function<String, byte[]> get = Era.LEGACY::get;
        return mcp
            ? List.of(_ -> Era.LEGACY.post(null, Era.LEGACY.hello()),
                session -> Era.LEGACY.post(session, Era.initialized()), get)
            : List.of(get);
    }

    private void select() throws IOException {
        if (selector.select(this::ready, WAIT_MILLIS) == 0) {
            throw new IOException("streams: " + done + " of " + streams.size() + " after " + WAIT_MILLIS
                + " ms of silence (expected: all)");
        }
    }

    private void ready(SelectionKey key) {
        try {
            if (((SocketChannel) key.channel()).read(in.clear()) < 0) {
                throw new IOException("stream: ended by the server (expected: kept)");
            }
            if (((Stream) key.attachment()).take(in.flip())) {
                done++;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
