package dev.candela.rpc;

import dev.candela.json.Json;
import dev.candela.model.McpError;
import dev.candela.model.RequestId;
import dev.candela.wire.Message;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/// Requests that we sent and whose answers have not come, of one session. Safe for any thread.
public final class PendingRequests {
    /// What a question came to.
    public sealed interface Answer {
        record Result(Json.Obj value) implements Answer {}

        record Refused(McpError error) implements Answer {}

        /// No answer in time, or the session ended.
        record None(String why) implements Answer {}
    }

    private static final Answer ENDED = new Answer.None("the session ended");

    private final Map<RequestId, BlockingQueue<Answer>> waiting = new ConcurrentHashMap<>();
    private final AtomicLong last = new AtomicLong();
    private volatile boolean closed;

    /// Sends a request and blocks until its answer comes.
    ///
    /// @param send  sends it; false when there is no way to
    public Answer request(String method, Json.Obj params, Duration patience, Predicate<Message.Request> send)
        throws InterruptedException {
        var id = RequestId.of("srv-" + last.incrementAndGet());
        var slot = new ArrayBlockingQueue<Answer>(1);
        waiting.put(id, slot);
        try {
            if (closed) {
                return ENDED;
            }
            if (!send.test(new Message.Request(id, method, params))) {
                return new Answer.None("no open stream to the client");
            }
            var answer = slot.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            return answer == null ? new Answer.None("no answer within " + patience.toSeconds() + " s") : answer;
        } finally {
            waiting.remove(id);
        }
    }

    /// Gives an answer to whoever waits for it.
    ///
    /// @return false when nobody does
    public boolean answer(Message.Response response) {
        return switch (response) {
            case Message.Success(var id, var result) -> offer(id, new Answer.Result(result));
            case Message.Failure(var id, var error) -> id != null && offer(id, new Answer.Refused(error));
        };
    }

    /// Nobody will answer any more, neither what waits nor what would be asked from now on.
    public void close() {
        closed = true;
        waiting.values().forEach(slot -> slot.offer(ENDED));
    }

    private boolean offer(RequestId id, Answer answer) {
        var slot = waiting.get(id);
        return slot != null && slot.offer(answer);
    }
}
