package dev.candela.http.netty;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpServerUpgradeHandler;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.codec.http2.Http2ServerUpgradeCodec;
import io.netty.util.AsciiString;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

/// Lets a client that has begun in HTTP/1.1 go on in HTTP/2, if its first request asks for that.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc7540#section-3.2">Starting HTTP/2 for "http" URIs</a>
final class Http2Upgrade {
    private static final String PROTOCOL = "h2c";
    private static final int SETTING_BYTES = 6;
    private static final AsciiString SETTINGS = AsciiString.cached("http2-settings");

    private Http2Upgrade() {}

    /// Whether the request asks for it in the one way that is understood.
    static boolean isAsked(HttpRequest request) {
        var headers = request.headers();
        return PROTOCOL.equals(headers.get("upgrade"))
            && headers.getAll(SETTINGS).size() == 1
            && areSettings(headers.get(SETTINGS))
            && headers.containsValue("connection", "upgrade", true)
            && headers.containsValue("connection", SETTINGS, true);
    }

    /// Whether the value is a list of settings that HTTP/2 allows.
    private static boolean areSettings(String value) {
        try {
            var settings = ByteBuffer.wrap(Base64.getUrlDecoder().decode(value));
            boolean allowed = settings.remaining() % SETTING_BYTES == 0;
            while (allowed && settings.hasRemaining()) {
                allowed = isSetting(settings.getShort(), settings.getInt() & 0xFFFF_FFFFL);
            }
            return allowed;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isSetting(short id, long value) {
        return switch (id) {
            case 2 -> value <= 1;
            case 4 -> value <= Integer.MAX_VALUE;
            case 5 -> value >= 0x4000 && value <= 0xFF_FFFF;
            default -> true;
        };
    }

    /// Puts the handlers for the change between the decoder and the connection, and has the request read again. When
    /// all of it has arrived, it is the first of the HTTP/2 connection.
    ///
    /// @param connection    the handler that HTTP/2 takes the place of
    /// @param bodyBytesMax  largest body of the request
    static void start(Channel channel, Http2 http2, ChannelHandler connection, HttpRequest request, int bodyBytesMax) {
        var pipeline = channel.pipeline();
        var decoder = pipeline.context(Http1Decoder.class);
        var encoder = new HttpResponseEncoder();
        var upgrade = new HttpServerUpgradeHandler(ctx -> remove(ctx, encoder, connection),
            _ -> codec(http2.handlers(channel)), bodyBytesMax);
        pipeline.addAfter(decoder.name(), null, upgrade);
        pipeline.addAfter(decoder.name(), null, encoder);
        decoder.fireChannelRead(request);
    }

    private static void remove(ChannelHandlerContext ctx, ChannelHandler encoder, ChannelHandler connection) {
        ctx.pipeline().remove(Http1Decoder.class);
        ctx.pipeline().remove(encoder);
        ctx.pipeline().remove(connection);
    }

    private static Http2ServerUpgradeCodec codec(ChannelHandler[] handlers) {
        return new Http2ServerUpgradeCodec(
            (Http2FrameCodec) handlers[0], Arrays.copyOfRange(handlers, 1, handlers.length));
    }
}
