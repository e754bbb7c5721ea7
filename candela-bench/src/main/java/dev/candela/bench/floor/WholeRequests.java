package dev.candela.bench.floor;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.Arrays;

/// Collects the body of one request after the other of a connection.
final class WholeRequests extends ChannelInboundHandlerAdapter {
    private static final byte[] NOTHING = new byte[0];

    private final Serving serving;
    private boolean get;
    private byte[] body = NOTHING;

    /// Takes a request, on the event loop.
    interface Serving {
        /// @param get  whether it is a `GET`
        void serve(ChannelHandlerContext ctx, boolean get, byte[] body);
    }

    WholeRequests(Serving serving) {
        this.serving = serving;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        try {
            if (message instanceof HttpRequest request) {
                get = request.method().name().equals("GET");
                body = NOTHING;
            } else if (message instanceof HttpContent content) {
                add(ByteBufUtil.getBytes(content.content()));
                if (content instanceof LastHttpContent) {
                    serving.serve(ctx, get, body);
                }
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void add(byte[] more) {
        if (body.length == 0) {
            body = more;
        } else if (more.length > 0) {
            int size = body.length;
            body = Arrays.copyOf(body, size + more.length);
            System.arraycopy(more, 0, body, size, more.length);
        }
    }
}
