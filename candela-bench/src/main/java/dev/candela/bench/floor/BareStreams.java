package dev.candela.bench.floor;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Holds an event stream for every `GET`, and writes the body of every `POST` to all of them, as one chunk each.
@Sharable
@SuppressWarnings("FutureReturnValueIgnored") // a floor has nobody to tell
public final class BareStreams extends SimpleChannelInboundHandler<FullHttpRequest> {
    /// The streams of each event loop; each list is changed and read on its loop only.
    private final Map<EventLoop, List<Channel>> streams = new ConcurrentHashMap<>();

    private BareStreams() {}

    public static void main(String[] args) {
        var streams = new BareStreams();
        BareServer.listen(() -> streams);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
        if (request.method().equals(HttpMethod.GET)) {
            open(ctx);
        } else {
            byte[] event = ByteBufUtil.getBytes(request.content());
            streams.forEach((loop, channels) -> loop.execute(() -> tell(ctx, channels, event)));
            var answer = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.ACCEPTED, Unpooled.EMPTY_BUFFER);
            answer.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, 0);
            ctx.writeAndFlush(answer, ctx.voidPromise());
        }
    }

    private void open(ChannelHandlerContext ctx) {
        var head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
        head.headers()
            .set(HttpHeaderNames.CONTENT_TYPE, "text/event-stream")
            .set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
        ctx.writeAndFlush(head, ctx.voidPromise());
        streams.computeIfAbsent(ctx.channel().eventLoop(), _ -> new ArrayList<>()).add(ctx.channel());
    }

    private static void tell(ChannelHandlerContext ctx, List<Channel> channels, byte[] event) {
        ByteBuf bytes = ctx.alloc().directBuffer(event.length).writeBytes(event);
        for (var channel : channels) {
            channel.writeAndFlush(new DefaultHttpContent(bytes.retainedDuplicate()), channel.voidPromise());
        }
        bytes.release();
    }
}
