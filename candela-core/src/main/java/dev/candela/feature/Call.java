package dev.candela.feature;

import dev.candela.json.Json;
import dev.candela.model.ClientFacts;
import dev.candela.model.CreateMessage;
import dev.candela.model.CreateMessageResult;
import dev.candela.model.Elicit;
import dev.candela.model.ElicitResult;
import dev.candela.model.InputRequest;
import dev.candela.model.InputResponse;
import dev.candela.model.ListRoots;
import dev.candela.model.ListRootsResult;
import dev.candela.model.LogLevel;
import dev.candela.model.Principal;
import dev.candela.model.RequestId;
import dev.candela.model.Root;
import dev.candela.rpc.Exchange;
import dev.candela.rpc.Headers;
import dev.candela.wire.Meta;
import dev.candela.wire.NotificationWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a handler may know and do while it serves a request. The same in both eras and on every transport.
///
/// A handler blocks; it runs on a virtual thread of its own, and an interrupt is how it hears of a cancellation or of
/// the end of its time. Safe for any thread, as long as the request runs.
public final class Call {
    private final Exchange exchange;
    private final @Nullable Json progressToken;
    private final ReentrantLock inOrder = new ReentrantLock();
    private double lastProgress = Double.NEGATIVE_INFINITY;

    public Call(Exchange exchange) {
        this.exchange = exchange;
        Json token = exchange.meta().member(Meta.PROGRESS_TOKEN);
        this.progressToken = token != null && RequestId.isId(token) ? token : null;
    }

    /// Tells how far it is. Nothing is sent when the client did not ask for it, or when it is not further than before.
    ///
    /// @param done   anything but a finite number is not sent
    /// @param total  null when unknown
    public void progress(double done, @Nullable Double total, @Nullable String message) {
        if (progressToken == null || !Double.isFinite(done)) {
            return;
        }
        var known = total != null && Double.isFinite(total) ? total : null;
        var notification = NotificationWriter.progress(progressToken, done, known, message);
        inOrder.lock(); // also while it is sent: the client must see it grow
        try {
            if (done > lastProgress) {
                lastProgress = done;
                exchange.replies().send(notification);
            }
        } finally {
            inOrder.unlock();
        }
    }

    public void progress(double done, double total) {
        progress(done, total, null);
    }

    /// Tells the client something, if it wants messages of that level. No secrets.
    public void log(LogLevel level, String message) {
        log(level, null, new Json.Str(message));
    }

    /// @param logger  who says it; null for nobody in particular
    public void log(LogLevel level, @Nullable String logger, Json data) {
        if (exchange.replies().wants(level)) {
            exchange.replies().send(NotificationWriter.log(level, logger, data));
        }
    }

    /// Asks the client and waits for its answer.
    ///
    /// Where the client can be asked at once, this blocks. Where it cannot, the handler ends here and runs again from
    /// its start when the answer is there; what came before is done again, so put side effects into [#once].
    ///
    /// @param key  the same for the same question in every run; unique in this handler
    /// @throws dev.candela.model.McpException when the client cannot answer such a question
    public <R extends InputResponse> R ask(String key, InputRequest<R> request) throws InterruptedException {
        return answer(key, request, askAll(Map.of(key, request)));
    }

    /// Asks several things at once.
    public Map<String, InputResponse> askAll(Map<String, InputRequest<?>> requests) throws InterruptedException {
        return exchange.inputs().ask(requests);
    }

    /// The answer to one of the questions of [#askAll].
    @SuppressWarnings("unchecked") // the codec reads an answer as the kind that its question asks for
    public static <R extends InputResponse> R answer(
        String key, InputRequest<R> request, Map<String, InputResponse> answers) {
        var answer = answers.get(key);
        if (answer == null) {
            throw new IllegalStateException("answer: none for " + key + " (expected: one to each question)");
        }
        boolean fits = switch (request) {
            case Elicit _ -> answer instanceof ElicitResult;
            case CreateMessage _ -> answer instanceof CreateMessageResult;
            case ListRoots _ -> answer instanceof ListRootsResult;
        };
        if (!fits) {
            throw new IllegalStateException("answer: of another kind to " + key + " (expected: one key, one question)");
        }
        return (R) answer;
    }

    /// A side effect that happens once, also when the handler runs again after a question.
    public Json once(String key, Supplier<Json> effect) {
        return exchange.inputs().once(key, effect);
    }

    /// The client's roots. Asked for once per session, again after the client said that they changed.
    public List<Root> roots() throws InterruptedException {
        return exchange.inputs().roots().roots();
    }

    /// Whether a path or `file:` URI lies inside one of the client's roots, compared segment by segment.
    public boolean pathInRoots(String pathOrUri) throws InterruptedException {
        return exchange.inputs().roots().contains(pathOrUri);
    }

    /// What this handler returned as its state with [dev.candela.model.InputRequired]; empty on the first run.
    public Optional<Json> state() {
        return exchange.inputs().state();
    }

    /// The answers to what this handler asked by returning [dev.candela.model.InputRequired]; empty on the first run.
    public Map<String, InputResponse> answers() {
        return exchange.inputs().answers();
    }

    /// Whether nobody waits for the result any more.
    public boolean isCancelled() {
        return exchange.call().isCancelled();
    }

    /// When the handler will be interrupted. Moves on while a question waits for its answer.
    public Instant deadline() {
        return exchange.call().deadline();
    }

    /// Lets the client's connection go while the work continues; the client comes back for the rest.
    ///
    /// @return false where clients cannot come back; then nothing happened
    public boolean pauseStream(Duration retry) {
        return exchange.replies().pause(retry);
    }

    public Principal principal() {
        return exchange.caller().principal();
    }

    /// Header fields of the request; none on a pipe.
    public Headers headers() {
        return exchange.caller().headers();
    }

    /// Id of the session that the request belongs to; empty when there is none.
    public Optional<String> session() {
        return Optional.ofNullable(exchange.caller().session());
    }

    /// Who the client says it is and what it can do. Not verified.
    public ClientFacts client() {
        return exchange.client();
    }

    /// The request's `_meta`; empty when it had none.
    public Json.Obj meta() {
        return exchange.meta();
    }

    public RequestId requestId() {
        return exchange.call().id();
    }
}
