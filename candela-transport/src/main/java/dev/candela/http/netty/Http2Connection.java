package dev.candela.http.netty;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.util.ReferenceCountUtil;
import java.lang.System.Logger.Level;

/// What is left to say about an HTTP/2 connection as a whole: when it is closed.
@SuppressWarnings("FutureReturnValueIgnored") // nobody waits for a connection to be closed
final class Http2Connection extends ChannelInboundHandlerAdapter implements Ticking {
    private static final System.Logger LOG = System.getLogger(Http2Connection.class.getName());

    private final Loop loop;
    private final Channel channel;
    private final Http2FrameCodec codec;
    private final long idleNanos;
    private long idleSince = System.nanoTime();
    private int slot = -1;

    Http2Connection(Engine engine, Loop loop, Channel channel, Http2FrameCodec codec) {
        this.loop = loop;
        this.channel = channel;
        this.codec = codec;
        this.idleNanos = engine.options().times().idle().toNanos();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        loop.track(this);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        loop.untrack(this);
    }

    /// Settings, pings and the like, which the codec has seen to.
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ReferenceCountUtil.release(message);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        LOG.log(Peer.caused(cause) ? Level.DEBUG : Level.WARNING, "connection failed", cause);
        channel.close();
    }

    @Override
    public void tick(long now) {
        if (codec.connection().numActiveStreams() > 0) {
            idleSince = now;
        } else if (now - idleSince > idleNanos) {
            channel.close();
        }
    }

    @Override
    public void stop() {
        channel.close();
    }

    @Override
    public int slot() {
        return slot;
    }

    @Override
    public void slot(int value) {
        slot = value;
    }
}
