package dev.candela.http.netty;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.handler.codec.http.HttpDecoderConfig;
import java.lang.System.Logger.Level;

/// Gives each accepted connection its handlers, or closes it when there are too many.
@Sharable
@SuppressWarnings("FutureReturnValueIgnored") // nobody waits for a connection to be closed
final class Connections extends ChannelInboundHandlerAdapter {
    private static final System.Logger LOG = System.getLogger(Connections.class.getName());
    private static final int LINE_BYTES_MAX = 8 * 1024;

    private final Engine engine;
    private final HttpDecoderConfig decoding;
    private final ChannelFutureListener onClose;

    Connections(Engine engine) {
        this.engine = engine;
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
            LOG.log(Level.WARNING, "connections: {0} (expected: <= {1}); one more was closed", max + 1, max);
            channel.unsafe().closeForcibly();
            return;
        }
        channel.closeFuture().addListener(onClose);
        serveHttp1(channel);
        ctx.pipeline().remove(this);
        channel.pipeline().fireChannelRegistered();
    }

    void serveHttp1(Channel channel) {
        var connection = new Http1Connection(engine, engine.loop(channel), channel);
        channel.pipeline().addLast(new Http1Decoder(decoding, connection), connection);
    }
}
