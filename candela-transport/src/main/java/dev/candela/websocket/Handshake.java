package dev.candela.websocket;

import dev.candela.pipe.netty.ChannelPipe;
import dev.candela.pipe.netty.Standing;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketHandshakeException;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.util.function.Function;

/// Asks for a WebSocket and, when that is granted, puts its handler here instead.
final class Handshake extends ChannelInboundHandlerAdapter {
    private final WebSocketClientHandshaker handshaker;
    private final Function<ChannelHandlerContext, ChannelPipe> begin;
    private final Standing standing;

    /// @param begin  puts the handler behind this one, and says what it carries
    Handshake(WebSocketClientHandshaker handshaker, Function<ChannelHandlerContext, ChannelPipe> begin,
            Standing standing) {
        this.handshaker = handshaker;
        this.begin = begin;
        this.standing = standing;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        if (ctx.pipeline().get(SslHandler.class) == null) {
            ask(ctx);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof SslHandshakeCompletionEvent it) {
            if (it.isSuccess()) {
                ask(ctx);
            } else {
                standing.failed(it.cause());
            }
        }
    }

    private void ask(ChannelHandlerContext ctx) {
        var _ = handshaker.handshake(ctx.channel());
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        try {
            if (message instanceof FullHttpResponse response) {
                answered(ctx, response);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void answered(ChannelHandlerContext ctx, FullHttpResponse response) {
        if (!response.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
            fail(ctx, new IOException("answer: " + response.status().code() + " (expected: 101)"));
            return;
        }
        try {
            handshaker.finishHandshake(ctx.channel(), response);
        } catch (WebSocketHandshakeException e) {
            fail(ctx, new IOException("answer: no WebSocket (expected: as it was asked for)", e));
            return;
        }
        var pipe = begin.apply(ctx);
        ctx.pipeline().remove(this);
        standing.stands(pipe);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        standing.failed(new IOException("connection: closed (expected: an answer)"));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        fail(ctx, cause);
    }

    private void fail(ChannelHandlerContext ctx, Throwable cause) {
        standing.failed(cause);
        var _ = ctx.close();
    }
}
