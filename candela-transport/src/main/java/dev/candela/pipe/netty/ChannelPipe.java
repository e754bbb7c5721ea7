package dev.candela.pipe.netty;

import dev.candela.pipe.Carrier;
import dev.candela.pipe.Outgoing;
import dev.candela.pipe.Outlet;
import dev.candela.pipe.Pipe;
import dev.candela.pipe.PipeSettings;
import dev.candela.pipe.RunningWorks;
import dev.candela.pipe.Wire;
import dev.candela.rpc.Connection;
import dev.candela.rpc.Receiver;
import dev.candela.rpc.Work;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// A pipe over a channel.
///
/// Its loop reads and takes messages; while too much runs, or waits to be written, it does not read. The threads that
/// work on what the peer asked wait for a peer that reads slowly, for a bounded time; then the connection ends. Other
/// threads do not wait where there are many peers, so that nobody's slow reader delays news to everybody else.
///
/// Everything is on the loop but where it says otherwise.
public final class ChannelPipe {
    private static final System.Logger LOG = System.getLogger(ChannelPipe.class.getName());

    /// What runs besides requests: refusals on their way.
    private static final int SPARE_WORKS = 64;

    /// How often the progress of writing is told.
    private static final int TOLD_BYTES = 64 * 1024;

    /// How patient this end is.
    ///
    /// @param slowReader     how long a message waits for a peer that does not read, or wants a pause
    /// @param everybodyWaits  whether any thread may wait for the peer but that of a loop, or only those that work on
    ///                        what the peer asked
    /// @param heartbeat       how often the peer is asked for a sign of life, where the wire can; zero for never
    public record Patience(Duration slowReader, boolean everybodyWaits, Duration heartbeat) {
        /// Often enough for what stands between two ends and forgets quiet connections.
        public static final Duration HEARTBEAT = Duration.ofSeconds(15);
    }

    private final Channel channel;
    private final EventLoop loop;
    private final Framing framing;
    private final PipeSettings settings;
    private final Patience patience;
    private final long queueBytesMax;
    private final Outlet outlet;
    private final RunningWorks works;
    private final Set<Thread> workers = ConcurrentHashMap.newKeySet();
    private final Pipe pipe;
    private final AtomicBoolean writing = new AtomicBoolean();
    private final AtomicBoolean slow = new AtomicBoolean();
    private volatile boolean reading = true;
    private volatile @Nullable Ending leaving;
    private boolean departed;
    private boolean deaf;
    private boolean stopped;
    private int clogs;

    public ChannelPipe(Receiver receiver, Wire wire, Channel channel, Framing framing, Settings settings) {
        var limits = receiver.limits();
        this.channel = channel;
        this.loop = channel.eventLoop();
        this.framing = framing;
        this.settings = settings.pipe();
        this.patience = settings.patience();
        this.queueBytesMax = limits.queueBytesMax();
        this.outlet = new Outlet(queueBytesMax);
        this.works = new RunningWorks(
            (int) Math.min((long) limits.requestsPerOwnerMax() + SPARE_WORKS, Integer.MAX_VALUE), this::freed);
        this.pipe = new Pipe(receiver, wire, new OnChannel(), settings.pipe());
        byte[] greeting = wire.greeting();
        if (greeting.length > 0) {
            outlet.control(Outgoing.binary(greeting));
            haveWritten();
        }
        beatLater();
    }

    private void beatLater() {
        if (patience.heartbeat().isPositive()) {
            var _ = loop.schedule(this::beat, patience.heartbeat().toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private void beat() {
        if (!isListening()) {
            return;
        }
        try {
            var sign = pipe.beat();
            if (sign != null) {
                outlet.control(sign);
                haveWritten();
            }
            beatLater();
        } catch (IOException e) {
            refuse(Ending.of(e));
        }
    }

    /// What the connection is, and how patient with its peer.
    public record Settings(PipeSettings pipe, Patience patience) {}

    /// What the receiver knows it by. From any thread.
    public Connection connection() {
        return pipe.connection();
    }

    /// Opens a connection inside this one; empty where there can be none. From any thread.
    Optional<Connection> openInside() {
        return pipe.open();
    }

    void closeInside(Connection inside) {
        pipe.close(inside);
    }

    /// Whether something can still be sent. From any thread.
    public boolean isOpen() {
        return !outlet.isClosed();
    }

    /// Whether a message has come.
    public boolean hasDelivered() {
        return pipe.hasDelivered();
    }

    /// Whether bytes are still wanted.
    public boolean isListening() {
        return !deaf && !departed;
    }

    /// Whether it is read at the moment, so that silence means something.
    public boolean isReading() {
        return reading && !deaf;
    }

    /// Bytes have come, or a whole message.
    ///
    /// @param text  whether it is a text message
    public void take(byte[] bytes, int offset, int length, boolean text) {
        if (!isListening()) {
            return;
        }
        try {
            if (text) {
                pipe.takeText(bytes, offset, length);
            } else {
                pipe.take(bytes, offset, length);
            }
        } catch (IOException e) {
            refuse(Ending.of(e));
        }
        regulate();
    }

    /// What came cannot be read on: nothing more is, and the connection ends when all is written.
    public void refuse(Ending why) {
        LOG.log(Level.DEBUG, "{0}: ended, {1}", settings.binding(), why.reason());
        deaf = true;
        leave(why, settings.grace());
    }

    /// Nothing more will come. What runs is given time to be answered.
    public void inputEnded() {
        if (isListening()) {
            pipe.inputEnded();
            deaf = true;
            leave(Ending.DONE, settings.grace());
        }
    }

    /// Ends the connection when nothing runs for it any more, at the latest after that time. From any thread.
    public void end(Ending why, Duration grace) {
        onLoop(() -> leave(why, grace));
    }

    /// The channel is closed.
    public void gone() {
        departed = true;
        over();
    }

    private void leave(Ending why, Duration grace) {
        if (departed || leaving != null) {
            return;
        }
        leaving = why;
        if (works.isNone() || grace.isZero()) {
            depart(why);
        } else {
            var _ = loop.schedule(() -> depart(why), grace.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private void depart(Ending why) {
        if (departed) {
            return;
        }
        departed = true;
        write();
        over();
        framing.end(why);
        channel.config().setAutoRead(true);
    }

    /// Nothing goes out any more, and what runs is cancelled.
    private void over() {
        outlet.close();
        pipe.close();
        Thread.startVirtualThread(pipe::end);
    }

    /// A work has ended, on its thread.
    private void freed() {
        if (!reading) {
            onLoop(this::regulate);
        }
        var why = leaving;
        if (why != null && works.isNone()) {
            onLoop(() -> depart(why));
        }
    }

    private void regulate() {
        if (departed) {
            return;
        }
        if (!isTooMuch()) {
            read(true);
        } else if (reading) {
            read(false);
            if (outlet.isFull()) {
                watch(++clogs);
            }
            if (!isTooMuch()) {
                read(true); // a work has ended in between, and found that it is read
            }
        }
    }

    private boolean isTooMuch() {
        return works.isFull() || outlet.isFull();
    }

    private void read(boolean value) {
        if (reading != value) {
            reading = value;
            clogs += value ? 1 : 0;
            channel.config().setAutoRead(value);
            pace(value);
        }
    }

    /// Tells a peer that asks too much to stop, where it can be told, and then to go on.
    private void pace(boolean go) {
        var word = go != stopped || (!go && !works.isFull()) ? null : pipe.pace(go);
        if (word != null) {
            stopped = !go;
            outlet.control(word);
            haveWritten();
        }
    }

    /// Nobody waits for the peer to read but the loop, which cannot.
    private void watch(int clog) {
        var _ = loop.schedule(() -> {
            if (clogs == clog && outlet.isFull()) {
                tooSlow();
            }
        }, patience.slowReader().toNanos(), TimeUnit.NANOSECONDS);
    }

    /// From any thread.
    private void tooSlow() {
        if (!outlet.isClosed() && slow.compareAndSet(false, true)) {
            LOG.log(Level.WARNING, "{0}: closed, {1} does not read what it is sent (expected: within {2})",
                settings.binding(), settings.remote(), patience.slowReader());
            onLoop(() -> depart(new Ending(Ending.Kind.SLOW_READER, "too slow")));
        }
    }

    /// Has written what there is, soon. From any thread.
    private void haveWritten() {
        if (!writing.get() && writing.compareAndSet(false, true)) {
            onLoop(this::write);
        }
    }

    private void write() {
        writing.set(false);
        var next = outlet.poll();
        if (next == null) {
            return;
        }
        long untold = 0;
        while (next != null) {
            var following = outlet.poll();
            untold += next.bytes().length;
            var frame = framing.frame(next);
            if (following == null || untold >= TOLD_BYTES) {
                long told = untold;
                channel.write(frame).addListener(_ -> written(told));
                untold = 0;
            } else {
                var _ = channel.write(frame, channel.voidPromise());
            }
            next = following;
        }
        channel.flush();
    }

    private void written(long bytes) {
        outlet.written(bytes);
        if (!reading) {
            regulate();
        }
    }

    private void onLoop(Runnable action) {
        try {
            loop.execute(action);
        } catch (RejectedExecutionException _) {
            over();
        }
    }

    private void work(Work work) {
        workers.add(Thread.currentThread());
        try {
            work.run();
        } finally {
            workers.remove(Thread.currentThread());
        }
    }

    private final class OnChannel implements Carrier {
        @Override
        public boolean isOpen() {
            return !outlet.isClosed();
        }

        @Override
        public boolean send(Outgoing message) {
            var put = mayWait()
                ? outlet.put(message, patience.slowReader())
                : outlet.leave(message, loop.inEventLoop() ? Long.MAX_VALUE : 2 * queueBytesMax);
            return switch (put) {
                case TAKEN -> {
                    haveWritten();
                    yield true;
                }
                case FULL -> {
                    tooSlow();
                    yield false;
                }
                case CLOSED -> false;
            };
        }

        private boolean mayWait() {
            return !LoopThread.isCurrent() && !loop.inEventLoop()
                && (patience.everybodyWaits() || workers.contains(Thread.currentThread()));
        }

        @Override
        public void control(Outgoing bytes) {
            outlet.control(bytes);
            haveWritten();
        }

        @Override
        public void pause(boolean paused) {
            outlet.pause(paused);
            haveWritten();
        }

        @Override
        public void start(Work work) {
            works.startNow(() -> work(work));
        }
    }
}
