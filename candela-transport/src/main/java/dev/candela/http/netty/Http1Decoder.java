package dev.candela.http.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpRequestDecoder;
import java.util.List;

/// Netty's request decoder, strict as it is, which says when a request begins to arrive.
final class Http1Decoder extends HttpRequestDecoder {
    private final Http1Connection connection;

    Http1Decoder(HttpDecoderConfig config, Http1Connection connection) {
        super(config);
        this.connection = connection;
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws Exception {
        connection.arriving();
        super.decode(ctx, in, out);
    }
}
