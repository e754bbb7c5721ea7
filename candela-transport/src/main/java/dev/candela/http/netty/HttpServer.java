package dev.candela.http.netty;

import dev.candela.http.HttpBinding;
import dev.candela.http.HttpOptions;
import dev.candela.http.Mount;
import dev.candela.rpc.Receiver;
import io.netty.channel.Channel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Serves MCP over HTTP until it is closed.
///
/// ```java
/// try (var http = HttpServer.serve(server).on("127.0.0.1", 8808)) { … }
/// ```
///
/// Safe for any thread. Its threads keep the virtual machine running.
public final class HttpServer implements AutoCloseable {
    private static final String PATH = "/mcp";

    private final ServerChannels channels;
    private final Engine engine;
    private final Channel listening;

    private final URI uri;

    private HttpServer(ServerChannels channels, Engine engine, Channel listening, URI uri) {
        this.channels = channels;
        this.engine = engine;
        this.listening = listening;
        this.uri = uri;
    }

    /// One server, at `/mcp`.
    public static Mounts serve(Receiver receiver) {
        return mount(PATH, receiver);
    }

    /// A server at a path of its own; more can follow.
    ///
    /// @param path  such as `/a/mcp`
    public static Mounts mount(String path, Receiver receiver) {
        return new Mounts(List.of(new Mount(path, receiver)), HttpOptions.DEFAULT);
    }

    /// What will be served, and how. Immutable.
    public static final class Mounts {
        private final List<Mount> mounts;
        private final HttpOptions options;

        private Mounts(List<Mount> mounts, HttpOptions options) {
            this.mounts = List.copyOf(mounts);
            this.options = options;
        }

        public Mounts mount(String path, Receiver receiver) {
            var more = new ArrayList<>(mounts);
            more.add(new Mount(path, receiver));
            return new Mounts(more, options);
        }

        public Mounts with(HttpOptions value) {
            return new Mounts(mounts, value);
        }

        /// Starts serving.
        ///
        /// @param host  name or address of this machine; a loopback one cannot be reached from others
        /// @param port  0 for any free port
        /// @throws UncheckedIOException when it cannot listen there; its cause is a [BindException] when the port is
        ///     taken
        public HttpServer on(String host, int port) {
            return start(mounts, options, host, port);
        }
    }

    /// The port that it listens on.
    public int port() {
        return uri.getPort();
    }

    /// Where its first server is.
    public URI uri() {
        return uri;
    }

    /// Stops: takes no more connections, ends idle ones and streams that nobody works on, gives running requests the
    /// time of [HttpOptions.Times#stop], and closes. Calling it again does nothing.
    @Override
    public void close() {
        listening.close().awaitUninterruptibly();
        engine.stop();
        engine.awaitNoConnections(engine.options().times().stop());
        var _ = channels.group().shutdownGracefully(0, 200, TimeUnit.MILLISECONDS)
            .awaitUninterruptibly(400);
    }

    private static HttpServer start(List<Mount> mounts, HttpOptions options, String host, int port) {
        var address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new UncheckedIOException(
                new IOException("host: " + host + " (expected: a name or an address of this machine)"));
        }
        var binding = new HttpBinding(
            mounts, options, address.getAddress().isLoopbackAddress(), new SecureRandom());
        var files = options.tls();
        var tls = files == null ? null : Tls.open(files);
        var channels = ServerChannels.open();
        var engine = new Engine(binding, options, channels.loops());
        var bound = channels.server(new Connections(engine, tls), options.times().heartbeat().multipliedBy(4))
            .bind(address)
            .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            var _ = channels.group().shutdownGracefully(0, 0, TimeUnit.MILLISECONDS);
            throw new UncheckedIOException(cannotListen(host, port, bound.cause()));
        }
        engine.start(tick(options.times()));
        int actual = ((InetSocketAddress) bound.channel().localAddress()).getPort();
        String scheme = tls == null ? "http://" : "https://";
        var uri = URI.create(scheme + authority(host, actual) + mounts.getFirst().path());
        return new HttpServer(channels, engine, bound.channel(), uri);
    }

    private static IOException cannotListen(String host, int port, Throwable cause) {
        boolean taken = cause instanceof BindException
            || String.valueOf(cause.getMessage()).contains("Address already in use");
        String shown = authority(host, port);
        var explained = taken
            ? new BindException("address: " + shown + " is in use (expected: a free port)")
            : new IOException("address: " + shown + " (expected: one that can be listened on)");
        explained.initCause(cause);
        return explained;
    }

    private static String authority(String host, int port) {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }

    /// Often enough to keep the shortest of the times.
    private static Duration tick(HttpOptions.Times times) {
        long shortest = Math.min(times.heartbeat().toNanos(), Math.min(times.read().toNanos(), times.idle().toNanos()));
        return Duration.ofNanos(Math.clamp(shortest / 8, 5_000_000, 1_000_000_000));
    }
}
