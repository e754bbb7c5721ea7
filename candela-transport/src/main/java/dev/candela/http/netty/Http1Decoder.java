package dev.candela.http.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpRequestDecoder;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Netty's request decoder, strict as it is, which says when a request begins to arrive, and steps aside for a peer
/// that begins in HTTP/2.
final class Http1Decoder extends HttpRequestDecoder {
    /// How every HTTP/2 connection begins; no method of HTTP/1.1 does.
    private static final byte[] HTTP2 = {'P', 'R', 'I', ' '};

    private final Http1Connection connection;
    private final @Nullable Consumer<ChannelHandlerContext> http2;
    private boolean known;

    /// @param http2  called with the context of this handler to have it replaced; null where HTTP/2 is chosen otherwise
    Http1Decoder(
        HttpDecoderConfig config, Http1Connection connection, @Nullable Consumer<ChannelHandlerContext> http2) {
        super(config);
        this.connection = connection;
        this.http2 = http2;
        this.known = http2 == null;
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws Exception {
        connection.arriving();
        if (!known && http2 != null) {
            int same = same(in);
            if (same == HTTP2.length) {
                http2.accept(ctx);
                return;
            }
            if (same == in.readableBytes()) {
                return;
            }
            known = true;
        }
        super.decode(ctx, in, out);
    }

    /// How many of the first bytes are those of HTTP/2.
    private static int same(ByteBuf in) {
        int length = Math.min(in.readableBytes(), HTTP2.length);
        int same = 0;
        while (same < length && in.getByte(in.readerIndex() + same) == HTTP2[same]) {
            same++;
        }
        return same;
    }
}
