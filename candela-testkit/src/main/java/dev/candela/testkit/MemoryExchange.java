package dev.candela.testkit;

import dev.candela.rpc.Refusal;
import dev.candela.rpc.Sink;
import dev.candela.rpc.Work;
import dev.candela.wire.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One exchange with a server, in memory: what came of it, and what is still coming.
///
/// Every wait ends after 5 s with an [AssertionError] that says how far it got. Safe for any thread.
public final class MemoryExchange {
    /// How an exchange is answered.
    public sealed interface Outcome {
        /// With one message, as it is.
        record Body(Message message) implements Outcome {}

        /// With a stream of events; see [#nextEvent].
        record Stream() implements Outcome {}

        /// With nothing, where nothing was asked.
        record Accepted() implements Outcome {}

        /// With a failure before a handler ran.
        record Refused(Message.Failure failure, Refusal why) implements Outcome {}
    }

    private final Patience patience = new Patience();
    private final boolean streams;
    private final boolean answers;
    private final List<MemoryEvent> events = new ArrayList<>();
    private @Nullable Outcome outcome;
    private boolean ended;
    private boolean abandoned;
    private @Nullable String session;
    private @Nullable String primed;
    private @Nullable Duration paused;
    private Message.@Nullable Response response;
    private Work work = Work.NONE;

    /// @param streams  whether the client can read a stream
    /// @param answers  whether a response ends it
    MemoryExchange(boolean streams, boolean answers) {
        this.streams = streams;
        this.answers = answers;
    }

    /// How it was answered; waits until that is decided.
    public Outcome outcome() {
        return patience.await(() -> outcome, () -> "no answer");
    }

    /// The refusal that it was answered with; waits for it.
    public Refusal refusal() {
        if (outcome() instanceof Outcome.Refused(_, var why)) {
            return why;
        }
        throw new AssertionError("not refused, but " + outcome());
    }

    /// The first response, however it came; waits for it. As an event it can still be taken.
    public Message.Response response() {
        return patience.await(() -> response, () -> "no response, but " + events);
    }

    /// Takes the next event, and waits for it if need be.
    public MemoryEvent nextEvent() {
        return patience.await(() -> events.isEmpty() ? null : events.removeFirst(), () -> "no event");
    }

    /// All events that came and were not taken.
    public List<MemoryEvent> events() {
        return patience.change(() -> List.copyOf(events));
    }

    /// Waits until nothing more will come.
    public MemoryExchange awaitEnd() {
        return patience.await(() -> ended ? this : null, () -> "not ended, but " + outcome + " " + events);
    }

    public boolean isEnded() {
        return patience.change(() -> ended);
    }

    /// The session that the answer opened; empty when it opened none.
    public Optional<String> session() {
        return patience.change(() -> Optional.ofNullable(session));
    }

    /// Id of the empty event that the stream began with; empty when there was none.
    public Optional<String> primed() {
        return patience.change(() -> Optional.ofNullable(primed));
    }

    /// After how long to come back, when the server let the connection go; empty when it did not.
    public Optional<Duration> paused() {
        return patience.change(() -> Optional.ofNullable(paused));
    }

    /// The client goes before the end.
    public void abandon() {
        var left = patience.change(() -> {
            ended = true;
            abandoned = true;
            return work;
        });
        left.abandon();
    }

    /// Hands over what to abandon when the client goes, which may have happened already.
    void working(Work value) {
        boolean late = patience.change(() -> {
            work = value;
            return abandoned;
        });
        if (late) {
            value.abandon();
        }
    }

    /// The work is done: what asked nothing is answered with nothing.
    void settle(boolean asked) {
        patience.change(() -> !asked && decide(new Outcome.Accepted(), true));
    }

    Sink sink() {
        return new ExchangeSink();
    }

    private boolean decide(Outcome value, boolean last) {
        if (outcome != null || ended) {
            return false;
        }
        outcome = value;
        ended = last;
        return true;
    }

    private static boolean isResponse(Message message) {
        return switch (message) {
            case Message.Response _, Message.Malformed _ -> true;
            case Message.Batch(var messages) -> messages.stream().anyMatch(MemoryExchange::isResponse);
            case Message.Request _, Message.Notification _ -> false;
        };
    }

    private final class ExchangeSink implements Sink {
        @Override
        public boolean send(Message message, @Nullable String eventId) {
            return patience.change(() -> {
                boolean last = answers && isResponse(message);
                if (ended) {
                    return false;
                }
                if (response == null && message instanceof Message.Response it) {
                    response = it;
                }
                if (outcome == null && last) {
                    return decide(new Outcome.Body(message), true);
                }
                if (outcome == null && !streams) {
                    return !(message instanceof Message.Request);
                }
                decide(new Outcome.Stream(), false);
                events.add(new MemoryEvent(eventId, message));
                ended = last;
                return true;
            });
        }

        @Override
        public void refuse(Message.Failure failure, Refusal why) {
            boolean refused = patience.change(() -> decide(new Outcome.Refused(failure, why), true));
            if (refused) {
                patience.change(() -> response = failure);
            } else {
                send(failure);
            }
        }

        @Override
        public void session(String id) {
            patience.change(() -> session = id);
        }

        @Override
        public boolean prime(@Nullable String eventId) {
            return patience.change(() -> {
                if (streams) {
                    decide(new Outcome.Stream(), false);
                }
                boolean open = outcome instanceof Outcome.Stream && !ended;
                if (open && eventId != null) {
                    primed = eventId;
                }
                return open;
            });
        }

        @Override
        public void pause(Duration retry) {
            if (prime(null)) {
                patience.change(() -> {
                    paused = retry;
                    ended = true;
                    return retry;
                });
            }
        }

        @Override
        public boolean canStream() {
            return streams;
        }

        @Override
        public void close() {
            patience.change(() -> {
                decide(new Outcome.Accepted(), true);
                ended = true;
                return ended;
            });
        }
    }

    /// Whether a message asks for a response.
    static boolean asks(Message message) {
        return switch (message) {
            case Message.Request _, Message.Malformed _ -> true;
            case Message.Batch(var messages) -> messages.stream().anyMatch(MemoryExchange::asks);
            case Message.Notification _, Message.Response _ -> false;
        };
    }
}
