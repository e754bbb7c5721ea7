package dev.candela.websocket;

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
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakerFactory;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Connects by WebSocket. One is enough for many connections: they share its thread.
///
/// Safe for any thread.
public final class WebSocketClient implements AutoCloseable {
    private static final int ANSWER_BYTES_MAX = 64 * 1024;
    private static final int TICKS_PER_HEARTBEAT = 4;

    private final Loops loops = Loops.open("candela-websocket-client-", 1, true);

    /// How to connect. Start from [#DEFAULT].
    ///
    /// @param wires        how messages are written
    /// @param subprotocol  to ask for, and to be granted; null for none
    /// @param tls          whom to believe, for `wss`
    /// @param times        how long things may take
    public record Options(Wires wires, @Nullable String subprotocol, ClientTls tls, Times times) {
        public static final Options DEFAULT = new Options(JsonTexts::new, "mcp", ClientTls.DEFAULT, Times.DEFAULT);

        public Options withWires(Wires value) {
            return new Options(value, subprotocol, tls, times);
        }

        public Options withSubprotocol(@Nullable String value) {
            return new Options(wires, value, tls, times);
        }

        public Options withTls(ClientTls value) {
            return new Options(wires, subprotocol, value, times);
        }

        public Options withTimes(Times value) {
            return new Options(wires, subprotocol, tls, value);
        }
    }

    /// How long things may take.
    ///
    /// @param connect     until the connection stands
    /// @param slowReader  how long a message waits for a peer that does not read
    /// @param heartbeat   silence after which the peer is asked whether it is there; one that stays silent for four
    ///                    times as long is taken to be gone
    public record Times(Duration connect, Duration slowReader, Duration heartbeat) {
        public static final Times DEFAULT =
            new Times(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(15));
    }

    /// Connects, and blocks until the WebSocket stands.
    ///
    /// @param uri       with the scheme `ws` or `wss`
    /// @param headers   header fields of the request, such as `Authorization`
    /// @param receiver  gets what the other end sends
    /// @throws IOException when it cannot connect, or is refused; the message says which status was answered
    public OpenPipe connect(URI uri, Map<String, String> headers, Receiver receiver, Options options)
            throws IOException {
        boolean encrypted = isEncrypted(uri);
        var address = new InetSocketAddress(
            uri.getHost(), uri.getPort() >= 0 ? uri.getPort() : encrypted ? 443 : 80);
        var tls = encrypted ? TlsContexts.client(options.tls()) : null;
        var standing = new Standing();
        var handshaker = handshaker(uri, headers, receiver, options);
        var client = new Bootstrap()
            .group(loops.group())
            .channel(loops.connecting(address))
            .option(ChannelOption.TCP_NODELAY, true)
            .option(ChannelOption.SO_KEEPALIVE, true)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS,
                Math.clamp(options.times().connect().toMillis(), 1, Integer.MAX_VALUE))
            .handler(new ChannelInitializer<>() {
                @Override
                protected void initChannel(Channel channel) {
                    encrypt(channel, address, tls);
                    channel.pipeline().addLast(new HttpClientCodec(), new HttpObjectAggregator(ANSWER_BYTES_MAX),
                        new Handshake(handshaker, ctx -> begin(ctx, address, receiver, options), standing));
                }
            });
        var channel = Loops.await(client.connect(address));
        return new OpenChannel(channel, standing.await(channel, options.times().connect()));
    }

    private static boolean isEncrypted(URI uri) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (uri.getHost() == null || !(scheme.equals("ws") || scheme.equals("wss"))) {
            throw new IllegalArgumentException("uri: " + uri + " (expected: like wss://host/mcp)");
        }
        return scheme.equals("wss");
    }

    private static WebSocketClientHandshaker handshaker(
            URI uri, Map<String, String> headers, Receiver receiver, Options options) {
        var fields = new DefaultHttpHeaders();
        headers.forEach(fields::set);
        return WebSocketClientHandshakerFactory.newHandshaker(uri, WebSocketVersion.V13, options.subprotocol(), false,
            fields, receiver.limits().messageBytesMax(), true, false, -1, false, false);
    }

    private static ChannelPipe begin(
            ChannelHandlerContext ctx, InetSocketAddress address, Receiver receiver, Options options) {
        var channel = ctx.channel();
        var times = options.times();
        var settings = PipeSettings.of(WebSocketHandler.BINDING)
            .withPeer(Principal.ANONYMOUS, Loops.withoutPort(address));
        var handler = new WebSocketHandler(receiver, options.wires(), channel, new WebSocketHandler.Settings(
            new ChannelPipe.Settings(settings, new ChannelPipe.Patience(times.slowReader(), true, Duration.ZERO)),
            times.heartbeat()));
        ctx.pipeline().addLast(handler);
        long tick = Math.max(1, times.heartbeat().toNanos() / TICKS_PER_HEARTBEAT);
        var ticking = channel.eventLoop().scheduleWithFixedDelay(
            () -> handler.tick(System.nanoTime()), tick, tick, TimeUnit.NANOSECONDS);
        channel.closeFuture().addListener(_ -> ticking.cancel(false));
        return handler.pipe();
    }

    private static void encrypt(Channel channel, InetSocketAddress address, @Nullable SslContext tls) {
        if (tls != null) {
            channel.pipeline().addLast(tls.newHandler(channel.alloc(), address.getHostString(), address.getPort()));
        }
    }

    /// Ends all its connections.
    @Override
    public void close() {
        loops.close();
    }
}
