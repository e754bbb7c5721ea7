package dev.candela.era;

import dev.candela.model.LogLevel;
import dev.candela.rpc.Replies;
import dev.candela.wire.Message;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What a modern request may send before its result.
///
/// @param threshold  the least severe log level that the request asked for; null for no log messages
record ModernReplies(Reply reply, @Nullable LogLevel threshold) implements Replies {
    @Override
    public void send(Message.Notification notification) {
        reply.ahead(notification);
    }

    @Override
    public boolean wants(LogLevel level) {
        return threshold != null && level.reaches(threshold);
    }

    @Override
    public boolean pause(Duration retry) {
        return false;
    }
}
