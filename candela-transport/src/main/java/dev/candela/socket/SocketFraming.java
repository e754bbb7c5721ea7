package dev.candela.socket;

import dev.candela.pipe.Outlet;
import dev.candela.pipe.netty.Ending;
import dev.candela.pipe.netty.Framing;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import java.util.concurrent.TimeUnit;

/// Bytes as they are.
final class SocketFraming implements Framing {
    private static final long LINGER_MILLIS = 2_000;

    private final Channel channel;

    SocketFraming(Channel channel) {
        this.channel = channel;
    }

    @Override
    public Object frame(Outlet.Sealed sealed) {
        return Unpooled.wrappedBuffer(sealed.bytes());
    }

    /// A peer that may still be sending is read on for a while: closing earlier would take away from it what was said
    /// last.
    @Override
    public void end(Ending ending) {
        boolean lingers = ending.isRefusal() && channel instanceof DuplexChannel
            && channel.pipeline().get(SslHandler.class) == null;
        var _ = channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(_ -> {
            if (lingers) {
                var _ = ((DuplexChannel) channel).shutdownOutput();
            } else {
                var _ = channel.close();
            }
        });
        var _ = channel.eventLoop().schedule(() -> {
            var _ = channel.close();
        }, LINGER_MILLIS, TimeUnit.MILLISECONDS);
    }
}
