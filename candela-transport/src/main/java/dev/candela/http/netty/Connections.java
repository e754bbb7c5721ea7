package dev.candela.http.netty;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.ssl.SslContext;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Gives each accepted connection its handlers, or closes it when there are too many.
@Sharable
@SuppressWarnings("FutureReturnValueIgnored") // nobody waits for a connection to be closed
final class Connections extends ChannelInboundHandlerAdapter {
    private static final System.Logger LOG = System.getLogger(Connections.class.getName());
    private static final int LINE_BYTES_MAX = 8 * 1024;

    private final Engine engine;
    private final HttpDecoderConfig decoding;
    private final ChannelFutureListener onClose;
    private final Http2 http2;
    private final Consumer<ChannelHandlerContext> http2Instead = this::serveHttp2;
    private final @Nullable SslContext tls;
    private final AtomicLong complained = new AtomicLong(System.nanoTime() - 2_000_000_000L);

    Connections(Engine engine, @Nullable SslContext tls) {
        this.engine = engine;
        this.http2 = new Http2(engine);
        this.tls = tls;
        this.decoding = new HttpDecoderConfig()
            .setMaxInitialLineLength(LINE_BYTES_MAX)
            .setMaxHeaderSize(engine.options().bounds().headerBytesMax())
            .setMaxChunkSize(64 * 1024);
        this.onClose = _ -> engine.closed();
    }

    @Override
    public void channelRegistered(ChannelHandlerContext ctx) {
        var channel = ctx.channel();
        int max = engine.options().bounds().connectionsMax();
        if (!engine.opened(max)) {
            complain(max);
            channel.unsafe().closeForcibly();
            return;
        }
        channel.closeFuture().addListener(onClose);
        if (tls == null) {
            serveHttp1(channel, http2Instead);
        } else {
            channel.pipeline().addLast(tls.newHandler(channel.alloc()), new Tls.Chosen(this::serveChosen));
        }
        ctx.pipeline().remove(this);
        channel.pipeline().fireChannelRegistered();
    }

    /// Once a second is enough to be noticed.
    private void complain(int max) {
        long now = System.nanoTime();
        long last = complained.get();
        if (now - last > 1_000_000_000L && complained.compareAndSet(last, now)) {
            LOG.log(Level.WARNING, "connections: one more than {0} was closed (expected: <= {0})", max);
        }
    }

    private void serveChosen(ChannelHandlerContext ctx, boolean isHttp2) {
        if (isHttp2) {
            ctx.pipeline().addLast(http2.handlers(ctx.channel()));
        } else {
            serveHttp1(ctx.channel(), null);
        }
    }

    private void serveHttp1(Channel channel, @Nullable Consumer<ChannelHandlerContext> instead) {
        var connection = new Http1Connection(engine, engine.loop(channel), channel, http2);
        channel.pipeline().addLast(new Http1Decoder(decoding, connection, instead), connection);
    }

    /// The first bytes were those of HTTP/2: what the decoder has not read is for the handlers behind it.
    private void serveHttp2(ChannelHandlerContext decoder) {
        var pipeline = decoder.pipeline();
        pipeline.remove(Http1Connection.class);
        pipeline.addLast(http2.handlers(decoder.channel()));
        pipeline.remove(decoder.handler());
    }
}
