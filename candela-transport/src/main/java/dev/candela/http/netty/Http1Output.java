package dev.candela.http.netty;

import dev.candela.http.HttpAnswer;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Writes the answers of one HTTP/1.1 connection. Only on its event loop.
@SuppressWarnings("FutureReturnValueIgnored") // what cannot be written any more is told by channelInactive
final class Http1Output implements Output {
    private static final byte[] NOTHING = new byte[0];
    private static final byte[] HEARTBEAT = ":\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Http1Connection connection;
    private final Channel channel;
    private final Loop loop;
    private Http1Head head = Http1Head.BROKEN;
    private boolean streaming;
    private boolean unflushed;
    private long lastWrite;

    Http1Output(Http1Connection connection, Channel channel, Loop loop) {
        this.connection = connection;
        this.channel = channel;
        this.loop = loop;
    }

    /// From now on, answers are to that request.
    void request(Http1Head value) {
        head = value;
        streaming = false;
    }

    Http1Head request() {
        return head;
    }

    @Override
    public Channel channel() {
        return channel;
    }

    @Override
    public void whole(HttpAnswer answer) {
        if (connection.isLast()) {
            head = head.closing();
        }
        write(loop.text().whole(channel.alloc(), answer, head.framing(), !head.headOnly()), null);
        connection.ended();
    }

    @Override
    public void head(HttpAnswer answer) {
        streaming = true;
        write(loop.text().stream(channel.alloc(), answer, head.framing()), null);
    }

    @Override
    public void piece(byte[] prefix, byte[] event, @Nullable Runnable written) {
        if (prefix.length + event.length == 0) {
            write(Unpooled.EMPTY_BUFFER, written);
        } else if (head.framing().old()) {
            if (prefix.length > 0) {
                write(Unpooled.wrappedBuffer(prefix), null);
            }
            write(loop.pieces().plain(channel.alloc(), event), written);
        } else if (prefix.length > 0 && SharedPieces.isSmall(prefix, event)) {
            write(SharedPieces.newChunk(channel.alloc(), prefix, event), written);
        } else {
            if (prefix.length > 0) {
                write(SharedPieces.newChunk(channel.alloc(), prefix, NOTHING), null);
            }
            write(loop.pieces().chunk(channel.alloc(), event), written);
        }
    }

    @Override
    public void end() {
        endIfStreaming();
        connection.ended();
    }

    /// Ends a stream that has begun, without saying so to the connection.
    void endIfStreaming() {
        if (streaming && !head.framing().old()) {
            write(Unpooled.wrappedBuffer(LAST_CHUNK), null);
        }
        streaming = false;
    }

    @Override
    public void drop() {
        channel.close();
    }

    @Override
    public void flush() {
        unflushed = false;
        channel.flush();
    }

    /// Sends a comment on a stream that has been quiet for that long, unless something still waits for its reader.
    void heartbeat(long now, long quietNanos) {
        if (streaming && now - lastWrite >= quietNanos && channel().isWritable() && isSent()) {
            piece(NOTHING, HEARTBEAT, null);
        }
    }

    private boolean isSent() {
        var unsent = channel().unsafe().outboundBuffer();
        return unsent != null && unsent.isEmpty();
    }

    private void write(ByteBuf bytes, @Nullable Runnable written) {
        if (written == null) {
            channel.write(bytes, channel.voidPromise());
        } else {
            channel.write(bytes).addListener(_ -> written.run());
        }
        if (streaming) {
            lastWrite = System.nanoTime();
        }
        if (!unflushed) {
            unflushed = true;
            loop.outbox().flushLater(this);
        }
    }
}
