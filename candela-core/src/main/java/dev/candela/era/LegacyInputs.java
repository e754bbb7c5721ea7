package dev.candela.era;

import dev.candela.json.Json;
import dev.candela.model.InputRequest;
import dev.candela.model.InputRequired;
import dev.candela.model.InputResponse;
import dev.candela.model.ListRoots;
import dev.candela.model.ListRootsResult;
import dev.candela.model.McpError;
import dev.candela.model.McpException;
import dev.candela.model.RequestId;
import dev.candela.rpc.InFlight;
import dev.candela.rpc.Inputs;
import dev.candela.rpc.PendingRequests;
import dev.candela.wire.InputCodec;
import dev.candela.wire.NotificationWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Asks by a request of our own, on the way that belongs to the running one, and waits for the answer.
final class LegacyInputs implements Inputs {
    private static final int ROUNDS_MAX = 8;

    private final LegacySession session;
    private final InFlight.Call call;
    private final Reply reply;
    private final Kernel kernel;
    private Map<String, InputResponse> answers = Map.of();
    private @Nullable Json own;
    private int rounds;

    LegacyInputs(LegacySession session, InFlight.Call call, Reply reply, Kernel kernel) {
        this.session = session;
        this.call = call;
        this.reply = reply;
        this.kernel = kernel;
    }

    @Override
    public Map<String, InputResponse> ask(Map<String, InputRequest<?>> requests) throws InterruptedException {
        var found = new LinkedHashMap<String, InputResponse>();
        for (var entry : requests.entrySet()) {
            found.put(entry.getKey(), ask(entry.getKey(), entry.getValue()));
        }
        return found;
    }

    private InputResponse ask(String key, InputRequest<?> request) throws InterruptedException {
        if (!session.facts().client().capabilities().canAnswer(request)) {
            throw McpError.invalidRequest("The client has no capability for " + InputCodec.method(request)
                + " (expected: one declared in initialize)").asException();
        }
        var params = InputCodec.params(request, session.revision(), kernel.ports().ids().get());
        call.stopClock();
        var open = new AtomicReference<@Nullable RequestId>();
        try {
            var answer = session.pending().request(
                InputCodec.method(request), params, kernel.limits().times().answer(),
                question -> {
                    open.set(question.id());
                    return call.isOpen() && reply.ahead(question);
                });
            return switch (answer) {
                case PendingRequests.Answer.Result(var value) ->
                    InputResponses.read(key, request, value, kernel.check());
                case PendingRequests.Answer.Refused(var error) -> throw new McpError(McpError.INTERNAL_ERROR,
                    "The client refused " + InputCodec.method(request) + ": " + Shown.of(error.message()))
                    .asException();
                case PendingRequests.Answer.None(var why) -> throw givenUp(open.get(), InputCodec.method(request), why);
            };
        } finally {
            call.resumeClock();
        }
    }

    /// The client need not go on with a question that nobody waits for.
    private McpException givenUp(@Nullable RequestId question, String method, String why) {
        if (question != null && call.isOpen()) {
            reply.ahead(NotificationWriter.cancelled(question, why));
        }
        return new McpError(McpError.INTERNAL_ERROR, method + ": " + why).asException();
    }

    @Override
    public Json once(String key, Supplier<Json> effect) {
        return effect.get();
    }

    /// Asks once, until the client says that they changed.
    @Override
    public ListRootsResult roots() throws InterruptedException {
        var known = session.roots();
        if (known == null) {
            int changes = session.rootsChanges();
            known = (ListRootsResult) ask("roots", new ListRoots());
            session.keepRoots(known, changes);
        }
        return known;
    }

    @Override
    public Optional<Json> state() {
        return Optional.ofNullable(own);
    }

    @Override
    public Map<String, InputResponse> answers() {
        return answers;
    }

    /// Gathers what a handler asked for by returning, so that it can be run again.
    void gather(InputRequired wish) throws InterruptedException {
        if (++rounds > ROUNDS_MAX) {
            throw new McpError(McpError.INTERNAL_ERROR, "No result after " + ROUNDS_MAX + " rounds of questions")
                .asException();
        }
        answers = ask(wish.requests());
        own = wish.state();
    }
}
