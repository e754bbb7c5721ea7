package dev.candela.pipe.netty;

import io.netty.channel.Channel;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Waits until a connection that was begun stands. Safe for any thread.
public final class Standing {
    private @Nullable ChannelPipe pipe;
    private @Nullable Throwable failure;

    /// @return the same
    public synchronized ChannelPipe stands(ChannelPipe value) {
        pipe = value;
        notifyAll();
        return value;
    }

    /// Without effect once it stands.
    public synchronized void failed(Throwable cause) {
        failure = failure == null ? cause : failure;
        notifyAll();
    }

    /// Waits for that, at most that long; then the channel is closed.
    ///
    /// @throws IOException when it does not stand
    public ChannelPipe await(Channel channel, Duration atMost) throws IOException {
        var stands = await(atMost);
        if (stands == null) {
            var _ = channel.close();
            throw new SocketTimeoutException(
                "connection: not ready (expected: within " + atMost.toMillis() + " ms, and without an interrupt)");
        }
        return stands;
    }

    private synchronized @Nullable ChannelPipe await(Duration atMost) throws IOException {
        long since = System.nanoTime();
        try {
            for (var left = atMost; pipe == null && failure == null && left.isPositive();
                    left = atMost.minusNanos(System.nanoTime() - since)) {
                wait(Math.max(1, left.toMillis()));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        if (pipe == null && failure != null) {
            throw failure instanceof IOException it ? it : new IOException(failure);
        }
        return pipe;
    }
}
