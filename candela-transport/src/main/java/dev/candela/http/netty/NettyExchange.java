package dev.candela.http.netty;

import dev.candela.http.HttpAnswer;
import dev.candela.http.HttpExchange;
import io.netty.channel.Channel;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One exchange as its binding sees it. Whatever is said to it becomes work for the event loop.
///
/// What waits for the peer is what the loop has not yet written and what the channel has not yet sent.
final class NettyExchange implements HttpExchange {
    private static final byte[] EMPTY = new byte[0];
    private static final VarHandle QUEUED;

    static {
        try {
            QUEUED = MethodHandles.lookup().findVarHandle(NettyExchange.class, "queued", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Output output;
    private final Channel channel;
    private final Outbox outbox;
    private final int queueBytesMax;

    /// Bytes of pieces that the loop has not yet written.
    private volatile int queued;
    private volatile int waiting;
    private volatile boolean ended;
    private volatile boolean parked;
    private volatile boolean gone;
    private @Nullable Runnable goneAction;

    /// Bytes since a piece that tells when it has left. Only on the loop.
    private int untold;

    NettyExchange(Output output, Outbox outbox, int queueBytesMax) {
        this.output = output;
        this.channel = output.channel();
        this.outbox = outbox;
        this.queueBytesMax = queueBytesMax;
    }

    @Override
    public void answer(HttpAnswer answer) {
        ended = true;
        outbox.add(() -> {
            if (!gone) {
                output.whole(answer);
            }
        });
    }

    @Override
    public void begin(HttpAnswer head) {
        outbox.add(() -> {
            if (!gone) {
                output.head(head);
            }
        });
    }

    @Override
    public Offered offer(byte[] prefix, byte[] event) {
        if (gone || ended) {
            return Offered.GONE;
        }
        int bytes = prefix.length + event.length;
        if (!hasRoom(bytes)) {
            return Offered.FULL;
        }
        QUEUED.getAndAdd(this, bytes);
        outbox.add(() -> write(prefix, event));
        return Offered.TAKEN;
    }

    @Override
    public boolean awaitRoom(int bytes, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        outbox.add(() -> {
            if (!gone) {
                output.piece(EMPTY, EMPTY, this::tell);
                output.flush();
            }
        });
        synchronized (this) {
            waiting++;
            try {
                while (!gone && !hasRoom(bytes)) {
                    long left = end - System.nanoTime();
                    if (left <= 0) {
                        return false;
                    }
                    wait(Math.max(1, left / 1_000_000));
                }
                return true;
            } finally {
                waiting--;
            }
        }
    }

    @Override
    public void finish() {
        ended = true;
        outbox.add(() -> {
            if (!gone) {
                output.end();
            }
        });
    }

    @Override
    public void abort() {
        ended = true;
        outbox.add(() -> {
            if (!gone) {
                output.drop();
            }
        });
    }

    @Override
    public void park(boolean value) {
        parked = value;
    }

    boolean isParked() {
        return parked;
    }

    @Override
    public void onGone(Runnable action) {
        boolean late;
        synchronized (this) {
            late = gone && !ended;
            goneAction = late ? null : action;
        }
        if (late) {
            action.run();
        }
    }

    /// The peer has left, or is left. Only on the loop.
    void leave() {
        Runnable action;
        synchronized (this) {
            gone = true;
            action = ended ? null : goneAction;
            goneAction = null;
            notifyAll();
        }
        if (action != null) {
            action.run();
        }
    }

    private boolean hasRoom(int bytes) {
        int unwritten = queued;
        long room = channel.bytesBeforeUnwritable();
        boolean nothingWaits = unwritten == 0 && room > queueBytesMax;
        return nothingWaits || (long) unwritten + bytes <= room;
    }

    private void write(byte[] prefix, byte[] event) {
        int bytes = prefix.length + event.length;
        if (!gone) {
            untold += bytes;
            boolean telling = untold > queueBytesMax / 8;
            untold = telling ? 0 : untold;
            output.piece(prefix, event, telling ? this::tell : null);
        }
        QUEUED.getAndAdd(this, -bytes);
        tell();
    }

    /// There may be room again.
    private void tell() {
        if (waiting > 0) {
            synchronized (this) {
                notifyAll();
            }
        }
    }
}
