package dev.candela.era;

import dev.candela.json.Json;
import dev.candela.model.InputRequest;
import dev.candela.model.InputRequired;
import dev.candela.model.LogLevel;
import dev.candela.model.McpError;
import dev.candela.model.McpException;
import dev.candela.rpc.Exchange;
import dev.candela.rpc.Handlers;
import dev.candela.rpc.Headers;
import dev.candela.rpc.InFlight;
import dev.candela.rpc.Refusal;
import dev.candela.rpc.Sink;
import dev.candela.rpc.TransportContext;
import dev.candela.rpc.Work;
import dev.candela.wire.CapabilitiesCodec;
import dev.candela.wire.Message;
import dev.candela.wire.Meta;
import dev.candela.wire.Method;
import dev.candela.wire.ModernCodec;
import dev.candela.wire.ParamsReader;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Serves a request from what it carries. Holds nothing between requests but open subscriptions.
final class ModernEra {
    /// After this time an answer becomes an event stream, whose heartbeats keep the way back open.
    private static final Duration SLOW = Duration.ofSeconds(10);

    private final Kernel kernel;
    private final ModernCodec codec;
    private final RequestStates states;
    private final ListenStreams listens;

    ModernEra(Kernel kernel) {
        this.kernel = kernel;
        this.codec = new ModernCodec(kernel.facts().get().info());
        this.states = new RequestStates(kernel.ports().stateSeal(), kernel.limits().times().retry());
        this.listens = new ListenStreams(kernel, codec);
    }

    Work accept(Classified.Modern it, TransportContext context, InFlight.Call call, Sink sink) {
        var reply = new ModernReply(call, sink);
        call.onSlow(SLOW, reply::slow);
        return new Serving(it.request(), call, reply, codec::error,
            () -> spelled(serve(it, context, call, sink, reply)));
    }

    /// Errors with an HTTP status of their own are refusals, wherever they were found.
    private static Answer spelled(Answer answer) {
        if (!(answer instanceof Answer.Failed(var error))) {
            return answer;
        }
        return switch (error.code()) {
            case McpError.HEADER_MISMATCH, McpError.MISSING_CLIENT_CAPABILITY, McpError.UNSUPPORTED_VERSION ->
                new Answer.Refused(error, Refusal.MALFORMED);
            case McpError.METHOD_NOT_FOUND -> new Answer.Refused(error, Refusal.UNKNOWN_METHOD);
            default -> answer;
        };
    }

    private Answer serve(
        Classified.Modern it, TransportContext context, InFlight.Call call, Sink sink, Reply reply) throws Exception {
        String method = it.request().method();
        if (!codec.methods().contains(method)) {
            return Answer.unknownMethod(method);
        }
        return switch (method) {
            case Method.DISCOVER -> new Answer.Done(codec.discovered(kernel.facts().get()));
            case Method.LISTEN -> listens.open(it.request(), call, sink);
            default -> {
                var served = kernel.handlers().find(method);
                yield served.isPresent() ? handle(it, context, call, reply, served.get())
                    : Answer.unknownMethod(method);
            }
        };
    }

    private Answer handle(
        Classified.Modern it, TransportContext context, InFlight.Call call, Reply reply, Handlers.Served served)
        throws Exception {
        var inputs = inputs(it.request(), context);
        var exchange = new Exchange(it.request(), it.meta(), it.client(),
            new Exchange.Caller(context.principal(), Objects.requireNonNullElse(context.headers(), Headers.NONE), null),
            it.mirror(), new ModernReplies(reply, threshold(it.meta())), inputs, call);
        try {
            var result = served.serve(exchange);
            return result instanceof InputRequired(var requests, var own)
                ? ask(it, context, requests, inputs.next(requests, own))
                : new Answer.Done(codec.result(result));
        } catch (InputNeeded e) {
            return ask(it, context, e.requests(), inputs.next(e.requests()));
        } catch (McpException e) {
            return new Answer.Failed(codec.error(e.error()));
        }
    }

    private ModernInputs inputs(Message.Request request, TransportContext context) {
        var params = request.params();
        if (!Method.MAY_ASK.contains(request.method())) {
            return new ModernInputs(RequestState.NEW, Json.Obj.EMPTY, kernel.check());
        }
        Json responses = params.member(Meta.INPUT_RESPONSES);
        if (responses != null && !(responses instanceof Json.Obj)) {
            throw McpError.invalidParams("inputResponses: not an object (expected: answers by key)").asException();
        }
        var answers = responses instanceof Json.Obj given ? given : Json.Obj.EMPTY;
        Json sealed = params.member(Meta.REQUEST_STATE);
        return switch (sealed) {
            case null -> new ModernInputs(RequestState.NEW, answers, kernel.check());
            case Json.Str(var text) -> new ModernInputs(
                states.open(text, request, context.principal()).withAnswers(answers), Json.Obj.EMPTY, kernel.check());
            default -> throw McpError.invalidParams("requestState: not a string (expected: an exact echo)")
                .asException();
        };
    }

    private Answer ask(Classified.Modern it, TransportContext context, Map<String, InputRequest<?>> requests,
        RequestState next) {
        if (!Method.MAY_ASK.contains(it.request().method())) {
            throw new IllegalStateException("ask: in " + it.request().method() + " (expected: a method that may ask)");
        }
        for (var request : requests.values()) {
            if (!it.client().capabilities().canAnswer(request)) {
                return new Answer.Refused(CapabilitiesCodec.missing(request), Refusal.MALFORMED);
            }
        }
        return new Answer.Done(codec.inputRequired(requests, states.seal(next, it.request(), context.principal())));
    }

    private @Nullable LogLevel threshold(Json.Obj meta) {
        var wanted = meta.has(Meta.LOG_LEVEL) ? ParamsReader.logLevel(meta, Meta.LOG_LEVEL) : null;
        return kernel.facts().get().capabilities().logging() ? wanted : null;
    }

    /// Ends all subscriptions gracefully.
    void close() {
        listens.close();
    }
}
