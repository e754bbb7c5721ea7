package dev.candela.lumen.link;

import dev.candela.json.Json;
import dev.candela.lumen.frame.FrameType;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.List;

/// One end of a connection in a test, and what it heard.
final class End {
    static final Json PING = Json.parse("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}");
    static final String PING_VALUE = "value {\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";

    final Link link;
    final Heard heard = new Heard();

    private End(Link link) {
        this.link = link;
    }

    static End serving(LinkSettings settings) {
        return new End(Link.serving(settings));
    }

    static End calling(LinkSettings settings) {
        return new End(Link.calling(settings));
    }

    /// Two ends that have negotiated; what they heard so far is forgotten.
    static void settle(End client, End server) throws BrokenLink {
        server.take(client.link.greeting());
        client.take(server.heard.takeReplies());
        client.heard.events.clear();
        server.heard.events.clear();
    }

    void take(byte[] bytes) throws BrokenLink {
        link.take(bytes, 0, bytes.length, heard);
    }

    void take(String hex) throws BrokenLink {
        take(HexFormat.of().parseHex(hex));
    }

    void takeByteByByte(byte[] bytes) throws BrokenLink {
        for (byte it : bytes) {
            take(new byte[] {it});
        }
    }

    byte[] says(Json message) {
        return says(Link.MAIN, message);
    }

    byte[] says(int channel, Json message) {
        return link.message(channel, FrameType.REQUEST, message).orElseThrow().seal();
    }

    List<String> events() {
        return heard.events;
    }

    static byte[] all(byte[]... pieces) {
        var all = new ByteArrayOutputStream();
        for (byte[] it : pieces) {
            all.writeBytes(it);
        }
        return all.toByteArray();
    }
}
