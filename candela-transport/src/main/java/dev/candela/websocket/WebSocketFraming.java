package dev.candela.websocket;

import dev.candela.pipe.Outlet;
import dev.candela.pipe.netty.Ending;
import dev.candela.pipe.netty.Framing;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.util.concurrent.TimeUnit;

/// One frame per message, and the closing handshake. Only on the loop.
final class WebSocketFraming implements Framing {
    private static final long LINGER_MILLIS = 2_000;

    /// Where nothing is read any more that could be the peer's own close.
    private static final long SHORT_LINGER_MILLIS = 300;

    /// The peer has closed and said no status.
    private static final int NO_STATUS = -1;
    private static final int OPEN = -2;

    private final Channel channel;
    private int closedWith = OPEN;
    private boolean ended;

    WebSocketFraming(Channel channel) {
        this.channel = channel;
    }

    @Override
    public Object frame(Outlet.Sealed sealed) {
        ByteBuf bytes = Unpooled.wrappedBuffer(sealed.bytes());
        return sealed.text() ? new TextWebSocketFrame(bytes) : new BinaryWebSocketFrame(bytes);
    }

    /// The peer closes, with that status; -1 for none. What ends the connection now is the answer to that.
    ///
    /// @return whether this end has closed already, so that nothing is left to say
    boolean closedByPeer(int status) {
        closedWith = status < 0 ? NO_STATUS : status;
        return ended;
    }

    @Override
    public void end(Ending ending) {
        ended = true;
        if (closedWith == OPEN) {
            var _ = channel.writeAndFlush(new CloseWebSocketFrame(status(ending.kind()), ending.reason()));
        } else {
            var answer = closedWith == NO_STATUS ? new CloseWebSocketFrame() : new CloseWebSocketFrame(closedWith, "");
            var _ = channel.writeAndFlush(answer).addListener(ChannelFutureListener.CLOSE);
        }
        var _ = channel.eventLoop().schedule(() -> {
            var _ = channel.close();
        }, ending.isRefusal() ? SHORT_LINGER_MILLIS : LINGER_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static int status(Ending.Kind kind) {
        return switch (kind) {
            case DONE -> 1000;
            case STOPPING -> 1001;
            case MALFORMED -> 1002;
            case UNSUPPORTED -> 1003;
            case NOT_TEXT -> 1007;
            case SLOW_READER -> 1008;
            case TOO_LARGE -> 1009;
        };
    }
}
