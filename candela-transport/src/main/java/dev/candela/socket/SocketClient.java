package dev.candela.socket;

import dev.candela.line.JsonLines;
import dev.candela.model.Principal;
import dev.candela.pipe.ClientTls;
import dev.candela.pipe.OpenPipe;
import dev.candela.pipe.PipeSettings;
import dev.candela.pipe.Wires;
import dev.candela.pipe.netty.ChannelPipe;
import dev.candela.pipe.netty.Loops;
import dev.candela.pipe.netty.OpenChannel;
import dev.candela.pipe.netty.Standing;
import dev.candela.pipe.netty.TlsContexts;
import dev.candela.rpc.Receiver;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Connects over TCP or Unix sockets. One is enough for many connections: they share its thread.
///
/// Safe for any thread.
public final class SocketClient implements AutoCloseable {
    private final Loops loops = Loops.open("candela-socket-client-", 1, true);

    /// How to connect. Start from [#DEFAULT].
    ///
    /// @param wires       how messages are written
    /// @param tls         whom to believe; null to speak without encryption. Not for Unix sockets
    /// @param connect     how long connecting, and agreeing on the encryption, may take
    /// @param slowReader  how long a message waits for a peer that does not read
    /// @param grace       how long what runs for the other end may go on when it has said its last
    public record Options(Wires wires, @Nullable ClientTls tls, Duration connect, Duration slowReader, Duration grace) {
        public static final Options DEFAULT = new Options(
            JsonLines::new, null, Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(1));

        public Options withWires(Wires value) {
            return new Options(value, tls, connect, slowReader, grace);
        }

        public Options withTls(@Nullable ClientTls value) {
            return new Options(wires, value, connect, slowReader, grace);
        }
    }

    /// Connects, and blocks until the connection, and its encryption, stand.
    ///
    /// @param receiver  gets what the other end sends
    /// @throws IOException when it cannot connect, or the other end is not the one that was asked for
    public OpenPipe connect(SocketAddress address, Receiver receiver, Options options) throws IOException {
        boolean unix = Loops.isUnix(address);
        var files = options.tls();
        var tls = unix || files == null ? null : TlsContexts.client(files);
        var standing = new Standing();
        var client = new Bootstrap()
            .group(loops.group())
            .channel(loops.connecting(address))
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, millis(options.connect()))
            .handler(new ChannelInitializer<>() {
                @Override
                protected void initChannel(Channel channel) {
                    encrypt(channel, address, tls);
                    channel.pipeline().addLast(new SocketHandler(
                        it -> standing.stands(pipe(it, address, receiver, options)), standing::failed));
                }
            });
        if (loops.canHalfClose(address)) {
            client.option(ChannelOption.ALLOW_HALF_CLOSURE, true);
        }
        if (!unix) {
            client.option(ChannelOption.TCP_NODELAY, true).option(ChannelOption.SO_KEEPALIVE, true);
        }
        var channel = Loops.await(client.connect(loops.address(address)));
        return new OpenChannel(channel, standing.await(channel, options.connect()));
    }

    private static ChannelPipe pipe(Channel channel, SocketAddress address, Receiver receiver, Options options) {
        boolean unix = Loops.isUnix(address);
        var settings = new PipeSettings(unix ? "unix" : "tcp", Principal.ANONYMOUS,
            unix ? "unix" : Loops.withoutPort(address), options.grace());
        return new ChannelPipe(receiver, options.wires().open(receiver.limits()), channel, new SocketFraming(channel),
            new ChannelPipe.Settings(settings, new ChannelPipe.Patience(
                options.slowReader(), true, ChannelPipe.Patience.HEARTBEAT)));
    }

    private static void encrypt(Channel channel, SocketAddress address, @Nullable SslContext tls) {
        if (tls != null && address instanceof InetSocketAddress inet) {
            channel.pipeline().addLast(tls.newHandler(channel.alloc(), inet.getHostString(), inet.getPort()));
        }
    }

    private static int millis(Duration time) {
        return Math.clamp(time.toMillis(), 1, Integer.MAX_VALUE);
    }

    /// Ends all its connections.
    @Override
    public void close() {
        loops.close();
    }
}
