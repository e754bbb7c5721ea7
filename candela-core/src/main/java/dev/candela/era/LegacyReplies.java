package dev.candela.era;

import dev.candela.model.LogLevel;
import dev.candela.rpc.InFlight;
import dev.candela.rpc.Replies;
import dev.candela.wire.Message;
import java.time.Duration;

/// What a legacy request may send before its result.
record LegacyReplies(LegacySession session, InFlight.Call call, Reply reply, boolean logging) implements Replies {
    @Override
    public void send(Message.Notification notification) {
        if (call.isOpen()) {
            reply.ahead(notification);
        }
    }

    @Override
    public boolean wants(LogLevel level) {
        return logging && session.wants(level);
    }

    @Override
    public boolean pause(Duration retry) {
        return reply.pause(retry);
    }
}
