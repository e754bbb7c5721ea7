package dev.candela.rpc;

import dev.candela.model.RequestId;
import java.lang.System.Logger.Level;
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
        private final AtomicInteger running = new AtomicInteger();

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
            return running.get();
        }
    }

    /// Registers a request.
    ///
    /// @param owner    null when only the end of its stream can cancel it
    /// @param timeout  how long it may run
    public Begun begin(@Nullable Owner owner, RequestId id, Duration timeout) {
        var call = new Call(owner, id, clock.instant(), timeout);
        if (!take(running, allMax)) {
            return new Begun.Busy();
        }
        if (owner != null && !take(owner.running, perOwnerMax)) {
            running.decrementAndGet();
            return new Begun.Busy();
        }
        if (owner != null && owner.calls.putIfAbsent(id, call) != null) {
            owner.running.decrementAndGet();
            running.decrementAndGet();
            return new Begun.Duplicate();
        }
        calls.add(call);
        return new Begun.Admitted(call);
    }

    private static boolean take(AtomicInteger places, int max) {
        return places.getAndUpdate(it -> it < max ? it + 1 : it) < max;
    }

    /// A time beyond all times is never.
    private static Instant later(Instant from, Duration by) {
        return by.compareTo(Duration.between(from, Instant.MAX)) < 0 ? from.plus(by) : Instant.MAX;
    }

    /// One action that fails must not keep the others from being done.
    private static void run(@Nullable Runnable action) {
        if (action == null) {
            return;
        }
        try {
            action.run();
        } catch (RuntimeException e) {
            System.getLogger(InFlight.class.getName()).log(Level.ERROR, "action of a running request failed", e);
        }
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
        private Instant stopped;

        private Call(@Nullable Owner owner, RequestId id, Instant began, Duration timeout) {
            this.owner = owner;
            this.id = id;
            this.began = began;
            this.deadline = later(began, timeout);
            this.stopped = began;
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
                if (owner != null) {
                    owner.calls.remove(id, this);
                    owner.running.decrementAndGet();
                }
                running.decrementAndGet();
            }
        }

        /// Does that when it is cancelled or its time is over, or at once when that has been.
        public void onCancel(Runnable action) {
            boolean late = locked(() -> {
                whenCancelled = action;
                return state == State.CANCELLED || state == State.TIMED_OUT;
            });
            if (late) {
                InFlight.run(action);
            }
        }

        public void cancel() {
            stop(State.CANCELLED);
        }

        /// Does that once, when it has run for so long and is not answered.
        public void onSlow(Duration after, Runnable action) {
            change(() -> {
                slowAt = later(began, after);
                whenSlow = action;
            });
        }

        /// It may stay open for as long as the client wants.
        public void untimed() {
            change(() -> {
                deadline = Instant.MAX;
                whenSlow = null;
            });
        }

        private void tick(Instant now) {
            var slow = locked(() -> {
                var action = slowAt != null && !now.isBefore(slowAt) && state == State.RUNNING ? whenSlow : null;
                whenSlow = action == null ? whenSlow : null;
                return action;
            });
            InFlight.run(slow);
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
            InFlight.run(action);
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

        /// Time that passes between this and [#resumeClock] does not count. Where several wait at once, the clock
        /// goes on when the last of them resumes it, and the time they share is spared once.
        public void stopClock() {
            change(() -> {
                if (waiting++ == 0) {
                    stopped = clock.instant();
                }
            });
        }

        public void resumeClock() {
            change(() -> {
                if (--waiting == 0) {
                    deadline = later(deadline, Duration.between(stopped, clock.instant()));
                }
            });
        }

        private void change(Runnable action) {
            lock.lock();
            try {
                action.run();
            } finally {
                lock.unlock();
            }
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
