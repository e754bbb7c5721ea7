package dev.candela.era;

import dev.candela.json.Json;
import dev.candela.model.InputRequired;
import dev.candela.model.McpError;
import dev.candela.model.McpException;
import dev.candela.model.RequestId;
import dev.candela.rpc.Exchange;
import dev.candela.rpc.Handlers;
import dev.candela.rpc.Headers;
import dev.candela.rpc.InFlight;
import dev.candela.rpc.Refusal;
import dev.candela.rpc.Sink;
import dev.candela.rpc.TransportContext;
import dev.candela.rpc.Work;
import dev.candela.state.SessionState;
import dev.candela.wire.InitializeParams;
import dev.candela.wire.LegacyCodec;
import dev.candela.wire.Message;
import dev.candela.wire.Meta;
import dev.candela.wire.Method;
import dev.candela.wire.ParamsReader;
import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Serves sessions opened by `initialize`. What a client said then holds for the whole session.
final class LegacyEra {
    /// After this time an answer becomes an event stream that survives a broken connection.
    private static final Duration SLOW = Duration.ofMillis(100);


    private static final int URI_CHARS_MAX = 8 * 1024;

    private final Kernel kernel;
    private final LegacySessions sessions;

    LegacyEra(Kernel kernel, LegacySessions sessions) {
        this.kernel = kernel;
        this.sessions = sessions;
    }

    /// Where a request of a session belongs.
    ///
    /// @param streams  null on a pipe
    record Place(LegacySession session, @Nullable SessionStreams streams) {
        Reply reply(Sink sink) {
            return streams == null ? new PipeReply(sink) : new StreamReply(streams, sink);
        }
    }

    /// A request of a session while it is served.
    private record Running(LegacySession session, TransportContext context, InFlight.Call call, Reply reply) {}

    /// Runs on the reading thread: a session is open before the next message is looked at.
    Work accept(Message.Request request, Place place, TransportContext context, InFlight.Call call, Reply reply) {
        call.onSlow(SLOW, reply::slow);
        var session = place.session();
        if (!session.state().initialized() && !request.method().equals(Method.PING)) {
            session.update(SessionState::withInitialized);
        }
        return new Serving(request, call, reply, session.codec()::error,
            () -> serve(request, new Running(session, context, call, reply)));
    }

    private Answer serve(Message.Request request, Running running) throws Exception {
        var session = running.session();
        if (!session.codec().methods().contains(request.method())) {
            return unknown(request);
        }
        return switch (request.method()) {
            case Method.PING -> new Answer.Done(Json.Obj.EMPTY);
            case Method.SET_LEVEL -> setLevel(request, session);
            case Method.SUBSCRIBE -> subscribe(request, session, true);
            case Method.UNSUBSCRIBE -> subscribe(request, session, false);
            default -> {
                var served = kernel.handlers().find(request.method());
                yield served.isPresent() ? handle(request, running, served.get()) : unknown(request);
            }
        };
    }

    /// In this era an unknown method is an ordinary error, without a status of its own.
    private static Answer unknown(Message.Request request) {
        return new Answer.Failed(
            new McpError(McpError.METHOD_NOT_FOUND, "Method not found: " + Shown.of(request.method())));
    }

    private Answer setLevel(Message.Request request, LegacySession session) {
        if (!kernel.facts().get().capabilities().logging()) {
            return unknown(request);
        }
        var level = ParamsReader.logLevel(request.params(), "level");
        session.update(it -> it.withLogLevel(level));
        return new Answer.Done(Json.Obj.EMPTY);
    }

    private Answer subscribe(Message.Request request, LegacySession session, boolean wanted) {
        if (!kernel.facts().get().capabilities().resources()) {
            return unknown(request);
        }
        var uri = ParamsReader.required(request.params(), "uri");
        if (uri.length() > URI_CHARS_MAX) {
            return new Answer.Failed(McpError.invalidParams(
                "uri: " + uri.length() + " characters (expected: <= " + URI_CHARS_MAX + ")"));
        }
        int max = kernel.limits().subscriptionsMax();
        var known = session.state().subscriptions();
        if (wanted && known.size() >= max && !known.contains(uri)) {
            return new Answer.Failed(McpError.invalidParams("subscriptions: too many (expected: <= " + max + ")"));
        }
        session.update(it -> {
            var uris = new HashSet<>(it.subscriptions());
            var _ = wanted ? uris.add(uri) : uris.remove(uri);
            return it.withSubscriptions(uris);
        });
        return new Answer.Done(Json.Obj.EMPTY);
    }

    private Answer handle(Message.Request request, Running running, Handlers.Served served) throws Exception {
        var session = running.session();
        var inputs = new LegacyInputs(session, running.call(), running.reply(), kernel);
        String id = session.facts().id();
        var caller = new Exchange.Caller(running.context().principal(),
            Objects.requireNonNullElse(running.context().headers(), Headers.NONE), id.isEmpty() ? null : id);
        var replies = new LegacyReplies(session, running.call(), running.reply(),
            kernel.facts().get().capabilities().logging());
        var exchange = new Exchange(request, Meta.of(request.params()), session.facts().client(), caller, null,
            replies, inputs, running.call());
        while (true) {
            var result = served.serve(exchange);
            if (!(result instanceof InputRequired wish)) {
                return new Answer.Done(session.codec().result(result));
            }
            inputs.gather(wish);
        }
    }

    /// Opens a session. Runs on the reading thread.
    Work initialize(Message.Request request, TransportContext context, InFlight.Call call, Sink sink,
        InFlight.@Nullable Owner owner) {
        InitializeParams hello;
        try {
            hello = InitializeParams.read(request.params());
        } catch (McpException e) {
            return refused(request, call, sink, e.error(), Refusal.MALFORMED);
        }
        var pipe = context.connection();
        if (pipe != null && owner != null) {
            sessions.open(hello.revision(), hello.client(), pipe, owner, SessionState.NEW);
        } else {
            var opened = sessions.open(hello.revision(), hello.client(), context);
            if (opened.isEmpty()) {
                return refused(request, call, sink,
                    McpError.invalidRequest("Too many sessions, try again later"), Refusal.BUSY);
            }
            sink.session(opened.get().session().facts().id());
        }
        var result = new LegacyCodec(hello.revision()).initialized(kernel.facts().get());
        call.end();
        sink.send(new Message.Success(request.id(), result));
        return Work.NONE;
    }

    private static Work refused(
        Message.Request request, InFlight.Call call, Sink sink, McpError error, Refusal why) {
        call.end();
        sink.refuse(new Message.Failure(request.id(), error), why);
        return Work.NONE;
    }

    /// Takes a notification of a client.
    void notified(Message.Notification notification, LegacySession session) {
        switch (notification.method()) {
            case Method.Note.INITIALIZED -> session.update(SessionState::withInitialized);
            case Method.Note.ROOTS_CHANGED -> session.forgetRoots();
            case Method.Note.CANCELLED -> cancel(notification, session.owner());
            default -> {}
        }
    }

    static void cancel(Message.Notification notification, InFlight.Owner owner) {
        Json id = notification.params().member("requestId");
        if (id != null && RequestId.isId(id)) {
            owner.cancel(new RequestId(id));
        }
    }
}
