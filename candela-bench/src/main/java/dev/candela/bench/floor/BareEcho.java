package dev.candela.bench.floor;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Answers an echo call: reads the body by jackson-core on a virtual thread, finds id and text, and writes the same
/// bytes as Candela does.
public final class BareEcho {
    private static final byte[] HEAD =
        ascii("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ");
    private static final byte[] END = ascii("\r\n\r\n");
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
        BareServer.listen(() -> new WholeRequests((ctx, _, body) ->
            Thread.startVirtualThread(() -> write(ctx, echo.answer(body)))));
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

    @SuppressWarnings("FutureReturnValueIgnored") // a floor has nobody to tell
    private static void write(ChannelHandlerContext ctx, byte[] body) {
        byte[] length = ascii(Integer.toString(body.length));
        ByteBuf answer = ctx.alloc().directBuffer(HEAD.length + length.length + END.length + body.length);
        answer.writeBytes(HEAD).writeBytes(length).writeBytes(END).writeBytes(body);
        ctx.writeAndFlush(answer, ctx.voidPromise());
    }
}
