package dev.candela.feature;

import dev.candela.json.Json;
import dev.candela.model.ClientFacts;
import dev.candela.model.LogLevel;
import dev.candela.model.Principal;
import dev.candela.model.RequestId;
import dev.candela.rpc.Exchange;
import dev.candela.rpc.Headers;
import dev.candela.rpc.InFlight;
import dev.candela.rpc.Inputs;
import dev.candela.rpc.Replies;
import dev.candela.wire.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Exchanges without a peer, and what was said on them.
final class Exchanges {
    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private Exchanges() {}

    static Exchange plain() {
        return of(Json.Obj.EMPTY, null, new Sent(), Inputs.NONE);
    }

    static Exchange mirroring(Headers headers) {
        return of(Json.Obj.EMPTY, headers, new Sent(), Inputs.NONE);
    }

    static Exchange of(Json.Obj meta, @Nullable Headers mirror, Replies replies, Inputs inputs) {
        var request = new Message.Request(RequestId.of(1), "tools/call", Json.obj("_meta", meta));
        var call = ((InFlight.Begun.Admitted) new InFlight(1, 1, () -> NOON)
            .begin(null, request.id(), Duration.ofMinutes(5))).call();
        var caller = new Exchange.Caller(new Principal("ann"), mirror == null ? Headers.NONE : mirror, "s-1");
        return new Exchange(request, meta, ClientFacts.UNKNOWN, caller, mirror, replies, inputs, call);
    }

    /// Header fields: each name once, ignoring case.
    static Headers headers(Map<String, String> fields) {
        return name -> fields.entrySet().stream()
            .filter(it -> it.getKey().toLowerCase(Locale.ROOT).equals(name)).map(Map.Entry::getValue).toList();
    }

    /// Keeps what is sent before a result. Wants log messages from `warning` up.
    static final class Sent implements Replies {
        private final List<Message.Notification> notifications = new ArrayList<>();

        @Override
        public synchronized void send(Message.Notification notification) {
            notifications.add(notification);
        }

        @Override
        public boolean wants(LogLevel level) {
            return level.reaches(LogLevel.WARNING);
        }

        @Override
        public boolean pause(Duration retry) {
            return retry.equals(Duration.ofSeconds(1));
        }

        synchronized List<String> params() {
            return notifications.stream().map(it -> it.method() + " " + it.params()).toList();
        }
    }
}
