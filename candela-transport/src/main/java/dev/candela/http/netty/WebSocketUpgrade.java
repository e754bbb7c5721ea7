package dev.candela.http.netty;

import dev.candela.http.Admission;
import dev.candela.http.RequestHead;
import dev.candela.pipe.PipeSettings;
import dev.candela.pipe.netty.ChannelPipe;
import dev.candela.websocket.WebSocketHandler;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker13;
import java.time.Duration;

/// Lets a client that has asked for it by a `GET` go on with a WebSocket on its connection.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc6455#section-4.2">Server-side requirements</a>
final class WebSocketUpgrade {
    private static final String SUBPROTOCOL = "mcp";

    private WebSocketUpgrade() {}

    static boolean isAsked(HttpRequest request) {
        var headers = request.headers();
        return request.method().equals(HttpMethod.GET)
            && request.protocolVersion().equals(HttpVersion.HTTP_1_1)
            && headers.containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true)
            && headers.containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE, true);
    }

    /// Answers the request, which has ended, and puts other handlers in the place of those for HTTP.
    static void start(Engine engine, Loop loop, Channel channel, RequestHead head, Admission.Upgraded to) {
        var pipeline = channel.pipeline();
        pipeline.addAfter(pipeline.context(Http1Decoder.class).name(), null, new HttpResponseEncoder());
        var config = WebSocketDecoderConfig.newBuilder()
            .maxFramePayloadLength(to.receiver().limits().messageBytesMax())
            .expectMaskedFrames(true)
            .allowExtensions(false)
            .closeOnProtocolViolation(false)
            .withUTF8Validator(false)
            .build();
        pipeline.remove(Http1Connection.class);
        var times = engine.options().times();
        var handler = new WebSocketHandler(to.receiver(), to.wires(), channel, new WebSocketHandler.Settings(
            new ChannelPipe.Settings(
                PipeSettings.of(WebSocketHandler.BINDING).withPeer(to.principal(), head.remote()),
                new ChannelPipe.Patience(times.slowReader(), false, Duration.ZERO)),
            times.heartbeat()));
        pipeline.addLast(handler); // first, as the decoder may have read on
        var _ = new WebSocketServerHandshaker13("", SUBPROTOCOL, config).handshake(channel, asked(head));
        var ticking = new Served(handler, times.stop().multipliedBy(9).dividedBy(10));
        loop.track(ticking);
        channel.closeFuture().addListener(_ -> loop.untrack(ticking));
        if (engine.isStopping()) {
            ticking.stop();
        }
    }

    /// What the handshake needs of the request.
    private static DefaultFullHttpRequest asked(RequestHead head) {
        var request = new DefaultFullHttpRequest(
            HttpVersion.HTTP_1_1, HttpMethod.GET, head.path(), Unpooled.EMPTY_BUFFER);
        request.headers()
            .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE)
            .set(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET);
        head.headers().first("sec-websocket-key")
            .ifPresent(it -> request.headers().set(HttpHeaderNames.SEC_WEBSOCKET_KEY, it));
        var subprotocols = head.headers().all("sec-websocket-protocol");
        if (!subprotocols.isEmpty()) {
            request.headers().set(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL, String.join(",", subprotocols));
        }
        return request;
    }

    /// A WebSocket among the connections of its loop.
    private static final class Served implements Ticking {
        private final WebSocketHandler handler;
        private final Duration grace;
        private int slot = -1;

        private Served(WebSocketHandler handler, Duration grace) {
            this.handler = handler;
            this.grace = grace;
        }

        @Override
        public void tick(long now) {
            handler.tick(now);
        }

        @Override
        public void stop() {
            handler.stop(grace);
        }

        @Override
        public int slot() {
            return slot;
        }

        @Override
        public void slot(int value) {
            slot = value;
        }
    }
}
