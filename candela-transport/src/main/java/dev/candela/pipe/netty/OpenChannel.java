package dev.candela.pipe.netty;

import dev.candela.pipe.OpenPipe;
import dev.candela.rpc.Connection;
import io.netty.channel.Channel;
import java.time.Duration;
import java.util.Optional;

/// A channel that this end has opened.
///
/// @param pipe  what it carries
public record OpenChannel(Channel channel, ChannelPipe pipe) implements OpenPipe {
    private static final long CLOSE_MILLIS = 3_000;

    @Override
    public Connection connection() {
        return pipe.connection();
    }

    @Override
    public Optional<Connection> openInside() {
        return pipe.openInside();
    }

    @Override
    public void closeInside(Connection inside) {
        pipe.closeInside(inside);
    }

    @Override
    public boolean isOpen() {
        return pipe.isOpen();
    }

    @Override
    public void close() {
        pipe.end(Ending.DONE, Duration.ZERO);
        if (!LoopThread.isCurrent()) {
            var _ = channel.closeFuture().awaitUninterruptibly(CLOSE_MILLIS);
        }
    }
}
