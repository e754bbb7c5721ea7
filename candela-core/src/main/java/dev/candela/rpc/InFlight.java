package dev.candela.rpc;

import dev.candela.model.RequestId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Requests being served. Registered in the order of arrival, so a cancellation never overtakes its request.
///
/// Safe for any thread.
public final class InFlight {
    private final int allMax;
    private final int perOwnerMax;
    private final InstantSource clock;
    private final AtomicInteger running = new AtomicInteger();
    private final Set<Call> calls = ConcurrentHashMap.newKeySet();

    public InFlight(int allMax, int perOwnerMax, InstantSource clock) {
        this.allMax = allMax;
        this.perOwnerMax = perOwnerMax;
        this.clock = clock;
    }

    /// What became of the wish to begin.
    public sealed interface Begun {
        record Admitted(Call call) implements Begun {}

        /// The owner has a request with this id that is not answered yet.
        record Duplicate() implements Begun {}

        /// Too many at once, in all or of this owner.
        record Busy() implements Begun {}
    }

    /// Whoever may cancel requests by their ids: a pipe, or a session.
    public static final class Owner {
        private final Map<RequestId, Call> calls = new ConcurrentHashMap<>();

        /// Ends one request at the client's wish. An unknown id is ignored.
        public void cancel(RequestId id) {
            var call = calls.get(id);
            if (call != null) {
                call.cancel();
            }
        }

        /// Ends all.
        public void cancelAll() {
            calls.values().forEach(Call::cancel);
        }

        public int running() {
            return calls.size();
        }
    }

    /// Registers a request.
    ///
    /// @param owner    null when only the end of its stream can cancel it
    /// @param timeout  how long it may run
    public Begun begin(@Nullable Owner owner, RequestId id, Duration timeout) {
        if (owner != null && owner.calls.size() >= perOwnerMax) {
            return new Begun.Busy();
        }
        if (running.incrementAndGet() > allMax) {
            running.decrementAndGet();
            return new Begun.Busy();
        }
        var now = clock.instant();
        var call = new Call(owner, id, now, now.plus(timeout));
        if (owner != null && owner.calls.putIfAbsent(id, call) != null) {
            running.decrementAndGet();
            return new Begun.Duplicate();
        }
        calls.add(call);
        return new Begun.Admitted(call);
    }

    public int running() {
        return running.get();
    }

    /// Interrupts what has run too long, and tells what begins to take long. Call it now and then.
    ///
    /// @return whether anything is left to look after
    public boolean tick() {
        var now = clock.instant();
        for (var call : calls) {
            call.tick(now);
        }
        return !calls.isEmpty();
    }

    /// Interrupts everything.
    public void cancelAll() {
        calls.forEach(Call::cancel);
    }

    /// One request: begins once, ends once, says nothing after it was cancelled.
    public final class Call {
        private enum State {
            RUNNING,
            CANCELLED,
            TIMED_OUT,
            ENDED
        }

        private final ReentrantLock lock = new ReentrantLock();
        private final @Nullable Owner owner;
        private final RequestId id;
        private final Instant began;
        private Instant deadline;
        private @Nullable Instant slowAt;
        private @Nullable Runnable whenSlow;
        private State state = State.RUNNING;
        private @Nullable Thread thread;
        private @Nullable Runnable whenCancelled;
        private int waiting;

        private Call(@Nullable Owner owner, RequestId id, Instant began, Instant deadline) {
            this.owner = owner;
            this.id = id;
            this.began = began;
            this.deadline = deadline;
        }

        public RequestId id() {
            return id;
        }

        /// Marks the current thread as the one to interrupt.
        ///
        /// @return false when it was cancelled before: then do nothing
        public boolean enter() {
            return locked(() -> {
                thread = Thread.currentThread();
                return state == State.RUNNING;
            });
        }

        /// The current thread has done its part. Clears an interrupt that was meant for this call.
        public void leave() {
            boolean interrupted = locked(() -> {
                thread = null;
                return state == State.CANCELLED || state == State.TIMED_OUT;
            });
            if (interrupted) {
                Thread.interrupted();
            }
        }

        /// Ends it: it is answered, or nothing will answer it. Ending twice does nothing.
        public void end() {
            boolean first = locked(() -> {
                boolean running = calls.remove(this);
                if (state == State.RUNNING) {
                    state = State.ENDED;
                }
                return running;
            });
            if (first) {
                running.decrementAndGet();
                if (owner != null) {
                    owner.calls.remove(id, this);
                }
            }
        }

        /// Does that when it is cancelled, or at once when it was.
        public void onCancel(Runnable action) {
            boolean late = locked(() -> {
                whenCancelled = action;
                return state == State.CANCELLED;
            });
            if (late) {
                action.run();
            }
        }

        public void cancel() {
            stop(State.CANCELLED);
        }

        /// Does that once, when it has run for so long and is not answered.
        public void onSlow(Duration after, Runnable action) {
            locked(() -> {
                slowAt = began.plus(after);
                whenSlow = action;
                return slowAt;
            });
        }

        /// It may stay open for as long as the client wants.
        public void untimed() {
            locked(() -> {
                deadline = Instant.MAX;
                whenSlow = null;
                return deadline;
            });
        }

        private void tick(Instant now) {
            var slow = locked(() -> {
                var action = slowAt != null && !now.isBefore(slowAt) && state == State.RUNNING ? whenSlow : null;
                whenSlow = action == null ? whenSlow : null;
                return action;
            });
            if (slow != null) {
                slow.run();
            }
            boolean due = locked(() -> waiting == 0 && !now.isBefore(deadline));
            if (due) {
                stop(State.TIMED_OUT);
            }
        }

        private void stop(State reason) {
            var action = locked(() -> {
                if (state != State.RUNNING) {
                    return null;
                }
                state = reason;
                if (thread != null) {
                    thread.interrupt();
                }
                return whenCancelled;
            });
            if (action != null) {
                action.run();
            }
        }

        /// Whether the client no longer wants an answer.
        public boolean isCancelled() {
            return locked(() -> state == State.CANCELLED);
        }

        public boolean isTimedOut() {
            return locked(() -> state == State.TIMED_OUT);
        }

        /// Whether something may still be sent for it.
        public boolean isOpen() {
            return locked(() -> state == State.RUNNING);
        }

        public Instant deadline() {
            return locked(() -> deadline);
        }

        /// Time that passes between this and [#resumeClock] does not count.
        public Instant stopClock() {
            return locked(() -> {
                waiting++;
                return clock.instant();
            });
        }

        public void resumeClock(Instant stopped) {
            locked(() -> {
                waiting--;
                deadline = deadline.equals(Instant.MAX) ? deadline : deadline.plus(Duration.between(stopped, clock.instant()));
                return deadline;
            });
        }

        private <T extends @Nullable Object> T locked(Supplier<T> action) {
            lock.lock();
            try {
                return action.get();
            } finally {
                lock.unlock();
            }
        }
    }
}
