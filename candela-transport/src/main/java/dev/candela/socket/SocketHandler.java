package dev.candela.socket;

import dev.candela.pipe.netty.ChannelPipe;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Brings the bytes of a socket to its pipe, which begins when the connection, and its encryption, stand.
final class SocketHandler extends ChannelInboundHandlerAdapter {
    private static final System.Logger LOG = System.getLogger(SocketHandler.class.getName());

    private final Function<Channel, ChannelPipe> begin;
    private final Consumer<Throwable> failed;
    private @Nullable ChannelPipe pipe;

    /// @param begin   makes the pipe
    /// @param failed  told why the connection has ended, if that was before it stood
    SocketHandler(Function<Channel, ChannelPipe> begin, Consumer<Throwable> failed) {
        this.begin = begin;
        this.failed = failed;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        if (ctx.channel().isActive()) {
            active(ctx);
        }
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        active(ctx);
    }

    private void active(ChannelHandlerContext ctx) {
        if (pipe == null && ctx.pipeline().get(SslHandler.class) == null) {
            pipe = begin.apply(ctx.channel());
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        switch (event) {
            case SslHandshakeCompletionEvent it when it.isSuccess() -> pipe = begin.apply(ctx.channel());
            case SslHandshakeCompletionEvent it -> failed.accept(it.cause());
            case ChannelInputShutdownEvent _ -> inputEnded(ctx);
            case SslCloseCompletionEvent _ -> inputEnded(ctx);
            default -> { }
        }
    }

    /// Once the last has been said, nobody is listened to any longer.
    private void inputEnded(ChannelHandlerContext ctx) {
        if (pipe != null && pipe.isListening()) {
            pipe.inputEnded();
        } else if (pipe == null || !pipe.isOpen()) {
            var _ = ctx.close();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        var bytes = (ByteBuf) message;
        try {
            var to = pipe;
            if (to != null && to.isListening()) {
                take(ctx.alloc(), bytes, to);
            }
        } finally {
            bytes.release();
        }
    }

    private static void take(ByteBufAllocator alloc, ByteBuf bytes, ChannelPipe to) {
        if (bytes.hasArray()) {
            to.take(bytes.array(), bytes.arrayOffset() + bytes.readerIndex(), bytes.readableBytes(), false);
            return;
        }
        var copy = alloc.heapBuffer(bytes.readableBytes());
        try {
            copy.writeBytes(bytes);
            to.take(copy.array(), copy.arrayOffset(), copy.readableBytes(), false);
        } finally {
            copy.release();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (pipe != null) {
            pipe.gone();
        } else {
            failed.accept(new IOException("closed before it stood"));
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        boolean byPeer = cause instanceof IOException || cause instanceof DecoderException;
        LOG.log(byPeer ? Level.DEBUG : Level.WARNING, "connection failed", cause);
        failed.accept(cause);
        var _ = ctx.close();
    }
}
