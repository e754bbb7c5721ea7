package dev.candela.socket;

import dev.candela.pipe.netty.Loops;
import dev.candela.pipe.netty.TlsContexts;
import dev.candela.rpc.Receiver;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Serves MCP over TCP or a Unix socket until it is closed.
///
/// ```java
/// try (var sockets = SocketServer.serve(server).onLoopback(8809)) { … }
/// ```
///
/// There is no authentication but by certificates of clients, and by the mode of the file of a Unix socket, which only
/// its owner can use. Safe for any thread. Its threads keep the virtual machine running.
public final class SocketServer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(SocketServer.class.getName());
    private static final int BACKLOG = 4096;

    /// A peer that acknowledges nothing for so long is taken to be gone, where the system can tell.
    private static final int UNHEARD_MILLIS = 60_000;

    private final Loops loops;
    private final Acceptance acceptance;
    private final Channel listening;
    private final SocketOptions options;
    private final SocketAddress address;
    private final @Nullable UnixPath file;

    private SocketServer(Started started, SocketOptions options) {
        this.loops = started.loops;
        this.acceptance = started.acceptance;
        this.listening = started.listening;
        this.file = started.file;
        this.options = options;
        this.address = file == null ? listening.localAddress() : UnixDomainSocketAddress.of(file.path());
    }

    private record Started(Loops loops, Acceptance acceptance, Channel listening, @Nullable UnixPath file) {}

    public static Setup serve(Receiver receiver) {
        return new Setup(receiver, SocketOptions.DEFAULT);
    }

    /// What will be served, and how. Immutable.
    public static final class Setup {
        private final Receiver receiver;
        private final SocketOptions options;

        private Setup(Receiver receiver, SocketOptions options) {
            this.receiver = receiver;
            this.options = options;
        }

        public Setup with(SocketOptions value) {
            return new Setup(receiver, value);
        }

        /// Starts serving programs of this machine.
        ///
        /// @param port  0 for any free port
        /// @throws UncheckedIOException as [#on]
        public SocketServer onLoopback(int port) {
            return on(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        }

        /// Starts serving programs of this user, over a Unix socket.
        ///
        /// @throws UncheckedIOException as [#on]
        public SocketServer on(Path path) {
            return on(UnixDomainSocketAddress.of(path));
        }

        /// Starts serving.
        ///
        /// @param address  of TCP, or of a Unix socket, whose file is made with mode 0600 and replaces one that was
        ///                 left behind by a server that has ended
        /// @throws UncheckedIOException when it cannot listen there; its cause is a [BindException] when somebody else
        ///     does
        public SocketServer on(SocketAddress address) {
            return new SocketServer(start(receiver, options, address), options);
        }
    }

    /// Where it listens: an [InetSocketAddress] with the port, or a [UnixDomainSocketAddress].
    public SocketAddress address() {
        return address;
    }

    /// The port that it listens on; 0 for a Unix socket.
    public int port() {
        return address instanceof InetSocketAddress inet ? inet.getPort() : 0;
    }

    /// Whether clients must speak TLS.
    public boolean isEncrypted() {
        return options.tls() != null && file == null;
    }

    /// Stops: takes no more connections, ends those for which nothing runs, gives running requests the time of
    /// [SocketOptions.Times#stop], closes all and removes the file of a Unix socket. Calling it again does nothing.
    @Override
    public void close() {
        listening.close().awaitUninterruptibly();
        removeFile();
        acceptance.stop(options.times().stop());
        loops.close();
    }

    private void removeFile() {
        try {
            if (file != null) {
                file.remove();
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "path: " + file.path() + " was not removed", e);
        }
    }

    private static Started start(Receiver receiver, SocketOptions options, SocketAddress address) {
        boolean unix = Loops.isUnix(address);
        var tls = unix ? null : tls(options.tls());
        var acceptance = new Acceptance(receiver, options, unix, tls);
        var loops = Loops.open("candela-socket-", Math.max(1, Runtime.getRuntime().availableProcessors()), false);
        try {
            if (!unix) {
                return new Started(loops, acceptance, bind(loops, acceptance, address), null);
            }
            var file = UnixPath.prepare(((UnixDomainSocketAddress) address).getPath());
            try {
                var listening = bind(loops, acceptance, UnixDomainSocketAddress.of(file.temporary()));
                file.publish();
                return new Started(loops, acceptance, listening, file);
            } finally {
                file.cleanUp();
            }
        } catch (IOException e) {
            loops.close();
            throw new UncheckedIOException(explained(address, e));
        }
    }

    private static Channel bind(Loops loops, Acceptance acceptance, SocketAddress address) throws IOException {
        var server = new ServerBootstrap()
            .group(loops.group())
            .channel(loops.listening(address))
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .childHandler(acceptance);
        if (loops.canHalfClose(address)) {
            server.childOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
        }
        if (loops.epoll() && !Loops.isUnix(address)) {
            server.childOption(EpollChannelOption.TCP_USER_TIMEOUT, UNHEARD_MILLIS);
        }
        if (!Loops.isUnix(address)) {
            server.option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childOption(ChannelOption.TCP_NODELAY, true);
        }
        return Loops.await(server.bind(loops.address(address)));
    }

    private static @Nullable SslContext tls(SocketOptions.@Nullable Tls files) {
        return files == null ? null
            : TlsContexts.build(TlsContexts.server(files.certificates(), files.privateKey()),
                files.clientAuthorities());
    }

    private static IOException explained(SocketAddress address, IOException cause) {
        if (Loops.isUnix(address)) {
            return cause;
        }
        boolean taken = cause instanceof BindException
            || String.valueOf(cause.getMessage()).contains("Address already in use");
        var explained = taken
            ? new BindException("address: " + address + " is in use (expected: a free port)")
            : new IOException("address: " + address + " (expected: one that can be listened on)");
        explained.initCause(cause);
        return explained;
    }
}
