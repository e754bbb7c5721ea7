package dev.candela.websocket;

import dev.candela.json.MalformedJson;
import dev.candela.json.Utf8;
import dev.candela.pipe.Wires;
import dev.candela.pipe.netty.ChannelPipe;
import dev.candela.pipe.netty.Ending;
import dev.candela.rpc.Receiver;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Arrays;

/// One WebSocket connection that stands, behind the decoder of its frames. Only on its loop.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc6455">The WebSocket protocol</a>
public final class WebSocketHandler extends ChannelInboundHandlerAdapter {
    /// What receivers know it by.
    public static final String BINDING = "websocket";

    private static final System.Logger LOG = System.getLogger(WebSocketHandler.class.getName());
    private static final byte[] NOTHING = new byte[0];
    private static final int FIRST_BYTES = 4 * 1024;

    /// So many heartbeats may pass without a word of the peer.
    private static final int SILENT_HEARTBEATS = 4;

    private final Channel channel;
    private final WebSocketFraming framing;
    private final ChannelPipe pipe;
    private final int messageBytesMax;
    private final long heartbeatNanos;
    private byte[] begun = NOTHING;
    private int length;
    private boolean isBegun;
    private boolean text;
    private long heard = System.nanoTime();
    private long asked = heard;

    /// How a connection is served.
    ///
    /// @param heartbeat  silence after which the peer is asked whether it is there
    public record Settings(ChannelPipe.Settings pipe, Duration heartbeat) {}

    public WebSocketHandler(Receiver receiver, Wires wires, Channel channel, Settings settings) {
        var limits = receiver.limits();
        this.channel = channel;
        this.framing = new WebSocketFraming(channel);
        this.messageBytesMax = limits.messageBytesMax();
        this.heartbeatNanos = settings.heartbeat().toNanos();
        this.pipe = new ChannelPipe(receiver, wires.open(limits), channel, framing, settings.pipe());
    }

    public ChannelPipe pipe() {
        return pipe;
    }

    /// Asks a peer that has been silent, and lets go of one that stays so. Call it regularly.
    ///
    /// @param now  on the clock of [System#nanoTime]
    public void tick(long now) {
        if (!pipe.isReading()) {
            heard = now;
        } else if (now - heard >= SILENT_HEARTBEATS * heartbeatNanos) {
            LOG.log(Level.DEBUG, "a silent peer is taken to be gone");
            var _ = channel.close();
        } else if (now - heard >= heartbeatNanos && now - asked >= heartbeatNanos && pipe.isOpen()) {
            asked = now;
            var _ = channel.writeAndFlush(new PingWebSocketFrame(), channel.voidPromise());
        }
    }

    /// This end stops: closes when nothing runs any more, at the latest after that time.
    public void stop(Duration grace) {
        pipe.end(Ending.STOPPING, grace);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        heard = System.nanoTime();
        try {
            if (message instanceof WebSocketFrame frame) {
                take(frame);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        begun = NOTHING;
        pipe.gone();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof CorruptedWebSocketFrameException corrupted) {
            if (pipe.isListening()) {
                pipe.refuse(WebSocketCloseStatus.MESSAGE_TOO_BIG.equals(corrupted.closeStatus())
                    ? tooLarge()
                    : new Ending(Ending.Kind.MALFORMED, "frame: malformed"));
            }
            return;
        }
        boolean byPeer = cause instanceof IOException || cause instanceof DecoderException;
        LOG.log(byPeer ? Level.DEBUG : Level.WARNING, "connection failed", cause);
        var _ = channel.close();
    }

    private void take(WebSocketFrame frame) {
        switch (frame) {
            case CloseWebSocketFrame it -> closed(it.statusCode());
            case PingWebSocketFrame it -> answer(it.content());
            case PongWebSocketFrame _ -> { }
            case ContinuationWebSocketFrame it -> part(it);
            default -> {
                text = frame instanceof TextWebSocketFrame;
                part(frame);
            }
        }
    }

    private void closed(int status) {
        if (framing.closedByPeer(status)) {
            var _ = channel.close();
        } else {
            pipe.end(Ending.DONE, Duration.ZERO);
        }
    }

    /// A peer that does not read its answers gets no more of them.
    private void answer(ByteBuf content) {
        if (pipe.isOpen() && channel.isWritable()) {
            var _ = channel.writeAndFlush(new PongWebSocketFrame(content.retain()), channel.voidPromise());
        }
    }

    private void part(WebSocketFrame frame) {
        var content = frame.content();
        if (!pipe.isListening()) {
            begun = NOTHING;
        } else if (content.readableBytes() > messageBytesMax - length) {
            letGo();
            pipe.refuse(tooLarge());
        } else if (frame.isFinalFragment() && !isBegun) {
            whole(content);
        } else {
            isBegun = true;
            add(content);
            if (frame.isFinalFragment()) {
                deliver(begun, 0, length);
                letGo();
            }
        }
    }

    private void whole(ByteBuf content) {
        var copy = channel.alloc().heapBuffer(content.readableBytes());
        try {
            copy.writeBytes(content);
            deliver(copy.array(), copy.arrayOffset(), copy.readableBytes());
        } finally {
            copy.release();
        }
    }

    private void add(ByteBuf content) {
        int needed = length + content.readableBytes();
        if (needed > begun.length) {
            int grown = (int) Math.min(Math.max(FIRST_BYTES, 2L * begun.length), messageBytesMax);
            begun = Arrays.copyOf(begun, Math.max(needed, grown));
        }
        int count = content.readableBytes();
        content.readBytes(begun, length, count);
        length += count;
    }

    private void letGo() {
        begun = NOTHING;
        length = 0;
        isBegun = false;
    }

    private void deliver(byte[] bytes, int offset, int size) {
        try {
            if (text) {
                Utf8.require(bytes, offset, size);
            }
        } catch (MalformedJson _) {
            pipe.refuse(new Ending(Ending.Kind.NOT_TEXT, "text: not UTF-8"));
            return;
        }
        pipe.take(bytes, offset, size, text);
    }

    private Ending tooLarge() {
        return new Ending(
            Ending.Kind.TOO_LARGE, "message: too large (expected: <= " + messageBytesMax + " bytes)");
    }
}
