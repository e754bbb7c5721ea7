package dev.candela.bench.floor;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Holds an event stream for every `GET`, and writes the body of every `POST` to all of them, as one chunk each.
@SuppressWarnings("FutureReturnValueIgnored") // a floor has nobody to tell
public final class BareStreams {
    private static final byte[] STREAM =
        ascii("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
    private static final byte[] ACCEPTED = ascii("HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n");

    /// The streams of each event loop; each list is changed and read on its loop only.
    private final Map<EventLoop, List<Channel>> streams = new ConcurrentHashMap<>();

    private BareStreams() {}

    public static void main(String[] args) {
        var streams = new BareStreams();
        BareServer.listen(() -> new WholeRequests(streams::serve));
    }

    private void serve(ChannelHandlerContext ctx, boolean get, byte[] body) {
        if (get) {
            write(ctx.channel(), STREAM);
            streams.computeIfAbsent(ctx.channel().eventLoop(), _ -> new ArrayList<>()).add(ctx.channel());
        } else {
            streams.forEach((loop, channels) -> loop.execute(() -> tell(ctx, channels, body)));
            write(ctx.channel(), ACCEPTED);
        }
    }

    private static void write(Channel channel, byte[] bytes) {
        channel.writeAndFlush(channel.alloc().directBuffer(bytes.length).writeBytes(bytes), channel.voidPromise());
    }

    private static void tell(ChannelHandlerContext ctx, List<Channel> channels, byte[] event) {
        byte[] size = ascii(Integer.toHexString(event.length) + "\r\n");
        ByteBuf chunk = ctx.alloc().directBuffer(size.length + event.length + 2)
            .writeBytes(size).writeBytes(event).writeByte('\r').writeByte('\n');
        for (var channel : channels) {
            channel.writeAndFlush(chunk.retainedDuplicate(), channel.voidPromise());
        }
        chunk.release();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
