package dev.candela.bench.floor;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Answers an echo call: reads the body by jackson-core on a virtual thread, finds id and text, and writes the same
/// bytes as Candela does.
public final class BareEcho {
    private static final JsonFactory JSON = new JsonFactory();

    private final byte[] beforeId;
    private final byte[] betweenIdAndText;
    private final byte[] afterText;

    private BareEcho(String answer, String id, String text) {
        int idAt = answer.indexOf(id);
        int textAt = answer.indexOf(text, idAt);
        this.beforeId = ascii(answer.substring(0, idAt));
        this.betweenIdAndText = ascii(answer.substring(idAt + id.length(), textAt));
        this.afterText = ascii(answer.substring(textAt + text.length()));
    }

    /// @param args  the answer to copy, in Base64; the id and the text that stand in it
    public static void main(String[] args) {
        var echo = new BareEcho(
            new String(Base64.getDecoder().decode(args[0]), StandardCharsets.US_ASCII), args[1], args[2]);
        var serving = new Serving(echo);
        BareServer.listen(() -> serving);
    }

    byte[] answer(byte[] body) {
        String id = "";
        String text = "";
        try (var json = JSON.createParser(ObjectReadContext.empty(), body)) {
            for (var token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.PROPERTY_NAME) {
                    String name = json.currentName();
                    var value = json.nextToken();
                    if (value == JsonToken.VALUE_NUMBER_INT && name.equals("id")) {
                        id = json.getString();
                    } else if (value == JsonToken.VALUE_STRING && name.equals("text")) {
                        text = json.getString();
                    }
                }
            }
        }
        var answer = new ByteArrayOutputStream(
            beforeId.length + id.length() + betweenIdAndText.length + text.length() + afterText.length);
        answer.writeBytes(beforeId);
        answer.writeBytes(ascii(id));
        answer.writeBytes(betweenIdAndText);
        answer.writeBytes(ascii(text));
        answer.writeBytes(afterText);
        return answer.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Sharable
    private static final class Serving extends SimpleChannelInboundHandler<FullHttpRequest> {
        private final BareEcho echo;

        Serving(BareEcho echo) {
            this.echo = echo;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
            byte[] body = ByteBufUtil.getBytes(request.content());
            Thread.startVirtualThread(() -> write(ctx, echo.answer(body)));
        }

        @SuppressWarnings("FutureReturnValueIgnored") // a floor has nobody to tell
        private static void write(ChannelHandlerContext ctx, byte[] body) {
            ByteBuf content = ctx.alloc().directBuffer(body.length).writeBytes(body);
            var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK, content);
            response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "application/json")
                .setInt(HttpHeaderNames.CONTENT_LENGTH, body.length);
            ctx.writeAndFlush(response, ctx.voidPromise());
        }
    }
}
