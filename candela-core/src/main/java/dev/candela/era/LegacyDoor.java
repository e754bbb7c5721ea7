package dev.candela.era;

import dev.candela.json.Json;
import dev.candela.json.JsonLimits;
import dev.candela.model.ClientFacts;
import dev.candela.model.LogLevel;
import dev.candela.model.McpError;
import dev.candela.rpc.InFlight;
import dev.candela.rpc.Refusal;
import dev.candela.rpc.Sink;
import dev.candela.rpc.TransportContext;
import dev.candela.rpc.Work;
import dev.candela.state.SessionState;
import dev.candela.wire.Feature;
import dev.candela.wire.HeaderName;
import dev.candela.wire.HeaderValue;
import dev.candela.wire.Message;
import dev.candela.wire.MessageReader;
import dev.candela.wire.Method;
import dev.candela.wire.NotificationWriter;
import dev.candela.wire.Revision;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What of a legacy client arrives: finds the session that it belongs to, or says what is wrong with it.
final class LegacyDoor {
    static final McpError DUPLICATE =
        McpError.invalidRequest("id: of a request that is not answered yet (expected: a new id)");
    static final McpError BUSY = new McpError(McpError.INTERNAL_ERROR, "Too many requests at once, try again later");

    private static final String LOST_LOGGER = "candela.stream";

    private final LegacySessions sessions;
    private final LegacyEra era;
    private final BiFunction<InFlight.@Nullable Owner, Message.Request, InFlight.Begun> begin;
    private final MessageReader reader = new MessageReader(JsonLimits.DEFAULT, 1);

    LegacyDoor(LegacySessions sessions, LegacyEra era,
        BiFunction<InFlight.@Nullable Owner, Message.Request, InFlight.Begun> begin) {
        this.sessions = sessions;
        this.era = era;
        this.begin = begin;
    }

    /// Whose session it is.
    private sealed interface Found {
        record Here(LegacyEra.Place place) implements Found {}

        record Not(McpError error, Refusal why) implements Found {}
    }

    private Found find(TransportContext context) {
        var pipe = context.connection();
        if (pipe != null) {
            return sessions.find(pipe).<Found>map(it -> new Found.Here(new LegacyEra.Place(it, null)))
                .orElseGet(() -> notFound("initialize first", Refusal.NO_SESSION));
        }
        var version = context.header(HeaderName.PROTOCOL_VERSION).map(HeaderValue::trim);
        if (version.isPresent() && version.flatMap(Revision::parse).isEmpty()) {
            return notFound(HeaderName.PROTOCOL_VERSION + ": unsupported (expected: one of " + Revision.texts() + ")",
                Refusal.MALFORMED);
        }
        if (isModern(context)) {
            return notFound("message: of a session (expected: a request or a notification, in this revision)",
                Refusal.MALFORMED);
        }
        var id = context.header(HeaderName.SESSION_ID);
        if (id.isEmpty()) {
            return notFound(HeaderName.SESSION_ID + ": missing (expected: the id that initialize gave)",
                Refusal.NO_SESSION);
        }
        return sessions.find(id.get(), context)
            .<Found>map(it -> new Found.Here(new LegacyEra.Place(it.session(), it.streams())))
            .orElseGet(() -> notFound("Session not found", Refusal.UNKNOWN_SESSION));
    }

    private static Found notFound(String message, Refusal why) {
        return new Found.Not(McpError.invalidRequest(message), why);
    }

    Work request(Message.Request request, TransportContext context, Sink sink, InFlight.@Nullable Owner pipe) {
        if (request.method().equals(Method.INITIALIZE)) {
            return begun(request, pipe, sink, call -> era.initialize(request, context, call, sink, pipe));
        }
        return switch (place(context, pipe)) {
            case Found.Not(var error, var why) -> {
                sink.refuse(new Message.Failure(request.id(), error), why);
                yield Work.NONE;
            }
            case Found.Here(var place) -> begun(request, place.session().owner(), sink, call ->
                era.accept(request, place, context, call, place.reply(sink)));
        };
    }

    /// On a pipe there is no doubt whose request it is: a client that never shakes hands gets a session of the
    /// revision that asks least of it.
    private Found place(TransportContext context, InFlight.@Nullable Owner owner) {
        var pipe = context.connection();
        if (pipe != null && owner != null && sessions.find(pipe).isEmpty()) {
            sessions.open(Revision.UNNAMED, ClientFacts.UNKNOWN, pipe, owner, SessionState.NEW);
        }
        return find(context);
    }

    private Work begun(Message.Request request, InFlight.@Nullable Owner owner, Sink sink,
        Function<InFlight.Call, Work> admitted) {
        return switch (begin.apply(owner, request)) {
            case InFlight.Begun.Admitted(var call) -> guarded(call, admitted);
            case InFlight.Begun.Duplicate _ -> {
                sink.refuse(new Message.Failure(request.id(), DUPLICATE), Refusal.MALFORMED);
                yield Work.NONE;
            }
            case InFlight.Begun.Busy _ -> {
                sink.refuse(new Message.Failure(request.id(), BUSY), Refusal.BUSY);
                yield Work.NONE;
            }
        };
    }

    /// A request that was admitted must end, also when the store of sessions cannot be reached.
    private static Work guarded(InFlight.Call call, Function<InFlight.Call, Work> admitted) {
        boolean taken = false;
        try {
            var work = admitted.apply(call);
            taken = true;
            return work;
        } finally {
            if (!taken) {
                call.end();
            }
        }
    }

    /// A notification is never answered on a pipe; over HTTP one without a session is refused, unless it stands for
    /// nothing, as the habits of clients that have become stateless do.
    Work notified(Message.Notification notification, TransportContext context, Sink sink) {
        if (context.connection() == null
            && (context.header(HeaderName.SESSION_ID).isEmpty() || isModern(context))) {
            return Work.NONE;
        }
        switch (find(context)) {
            case Found.Here(var place) -> era.notified(notification, place.session());
            case Found.Not(var error, var why) -> {
                if (context.connection() == null) {
                    sink.refuse(new Message.Failure(null, error), why);
                }
            }
        }
        return Work.NONE;
    }

    /// An answer to a question of ours. One that nobody waits for is dropped.
    Work answered(Message.Response response, TransportContext context, Sink sink) {
        switch (find(context)) {
            case Found.Here(var place) -> place.session().pending().answer(response);
            case Found.Not(var error, var why) -> {
                if (context.connection() == null) {
                    sink.refuse(new Message.Failure(null, error), why);
                }
            }
        }
        return Work.NONE;
    }

    Work batch(Message.Batch batch, TransportContext context, Sink sink, InFlight.@Nullable Owner pipe) {
        var found = place(context, pipe);
        if (found instanceof Found.Not(var error, var why)) {
            sink.refuse(new Message.Failure(null, error), why);
            return Work.NONE;
        }
        var place = ((Found.Here) found).place();
        if (!place.session().revision().has(Feature.BATCHES)) {
            sink.refuse(new Message.Failure(null, McpError.invalidRequest(
                "message: a batch (expected: one message, in revision " + place.session().revision().text() + ")")),
                Refusal.MALFORMED);
            return Work.NONE;
        }
        return new Batches(era, begin).accept(batch, place, context, sink);
    }

    /// In the modern era nothing is attached to and nothing ends by itself.
    private Found offered(TransportContext context) {
        return isModern(context) ? notFound("no sessions in this revision", Refusal.NOT_OFFERED) : find(context);
    }

    private static boolean isModern(TransportContext context) {
        return context.header(HeaderName.PROTOCOL_VERSION).map(HeaderValue::trim)
            .flatMap(Revision::parse).filter(Revision::isModern).isPresent();
    }

    Work attach(TransportContext context, @Nullable String lastEventId, Sink sink) {
        var found = offered(context);
        if (found instanceof Found.Not(var error, var why)) {
            sink.refuse(new Message.Failure(null, error), why == Refusal.NO_SESSION ? Refusal.NOT_OFFERED : why);
            return Work.NONE;
        }
        var streams = ((Found.Here) found).place().streams();
        if (streams == null) {
            return Work.NONE;
        }
        var named = Optional.ofNullable(lastEventId).flatMap(EventId::parse);
        var stream = named.flatMap(it -> streams.find(it.stream())).orElse(streams.standalone());
        boolean same = named.isPresent() && named.get().stream().equals(stream.name());
        Optional<String> lost = Optional.empty();
        if (same) {
            lost = stream.resume(sink, named.get().sequence(), streams.primed(), it -> reader.read(it.utf8()));
        } else if (named.isPresent() && streams.replay(named.get(), sink, it -> reader.read(it.utf8()))) {
            return Work.NONE;
        } else {
            stream.attach(sink, streams.primed());
            lost = lastEventId == null ? lost : Optional.of("no such event in this session");
        }
        lost.ifPresent(it -> tellLoss(stream, lastEventId, it));
        return new Attached(stream, sink);
    }

    /// Says that something cannot be replayed: a gap that nobody hears of is worse than the gap.
    private static void tellLoss(EventStream stream, @Nullable String lastEventId, String what) {
        stream.send(NotificationWriter.log(LogLevel.WARNING, LOST_LOGGER,
            Json.obj("lastEventId", Shown.of(String.valueOf(lastEventId)), "lost", what)));
    }

    Optional<Refusal> end(TransportContext context) {
        return switch (offered(context)) {
            case Found.Not(_, var why) -> Optional.of(why == Refusal.NO_SESSION ? Refusal.NOT_OFFERED : why);
            case Found.Here(var place) -> sessions.end(place.session().facts().id())
                ? Optional.empty()
                : Optional.of(Refusal.UNKNOWN_SESSION);
        };
    }

    /// An open stream without work: only its end is of interest.
    private record Attached(EventStream stream, Sink sink) implements Work {
        @Override
        public void run() {}

        @Override
        public void abandon() {
            stream.detach(sink);
        }
    }
}
