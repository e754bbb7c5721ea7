package dev.candela.http;

import dev.candela.model.McpError;
import dev.candela.model.RequestId;
import dev.candela.rpc.Refusal;
import dev.candela.rpc.Sink;
import dev.candela.rpc.Work;
import dev.candela.wire.Message;
import dev.candela.wire.MessageWriter;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The way back of one exchange: one body, of JSON or LUMEN, or an event stream as soon as something precedes the
/// response.
///
/// The thread that works on a request waits, for a bounded time, for a reader whose queue is full. Any other thread
/// never waits: it drops the stream, and the client comes back for the rest. So nobody's slow reader delays a message
/// to everybody else.
///
/// Where a client cannot read a stream, a notification before the response is dropped: [#canStream] said so.
final class Reply implements Sink {
    private static final HttpAnswer STREAM = HttpAnswer.of(200)
        .with("Content-Type", "text/event-stream")
        .with("Cache-Control", "no-cache, no-transform")
        .with("X-Accel-Buffering", "no");

    /// How the answers to one request have to look.
    ///
    /// @param origin    page that asked; null for none
    /// @param gzip      whether the client takes a compressed body
    /// @param patience  how long to wait for a reader whose queue is full
    record Form(Accept accept, @Nullable String origin, boolean gzip, Duration patience) {}

    private enum Phase { UNDECIDED, STREAM, ENDED }

    /// How a message can go now.
    private enum Way { BODY, EVENT, NONE, GONE }

    private final HttpExchange exchange;
    private final EventText texts;
    private final Form form;
    private final boolean answering;
    private final Set<Thread> workers;

    private Phase phase = Phase.UNDECIDED;
    private boolean asked;
    private boolean gone;
    private @Nullable RequestId request;
    private @Nullable String session;
    private Work work = Work.NONE;
    private @Nullable Thread handler;

    private Reply(HttpExchange exchange, EventText texts, Form form, boolean answering, Set<Thread> workers) {
        this.exchange = exchange;
        this.texts = texts;
        this.form = form;
        this.answering = answering;
        this.workers = workers;
    }

    /// To a message: a response ends it.
    static Reply answer(HttpExchange exchange, EventText texts, Form form) {
        return start(new Reply(exchange, texts, form, true, Set.of()));
    }

    /// A stream that stays open whatever is sent.
    static Reply attached(HttpExchange exchange, EventText texts, Form form) {
        return attached(exchange, texts, form, Set.of());
    }

    /// A stream that stays open whatever is sent.
    ///
    /// @param workers  the threads that work on what the client asked, which may wait for its reader
    static Reply attached(HttpExchange exchange, EventText texts, Form form, Set<Thread> workers) {
        return start(new Reply(exchange, texts, form, false, workers));
    }

    private static Reply start(Reply reply) {
        reply.exchange.onGone(reply::leave);
        return reply;
    }

    /// Says what is being answered, and that this thread works on it.
    synchronized void expect(Message message) {
        handler = Thread.currentThread();
        asked = switch (message) {
            case Message.Request(var id, _, _) -> {
                request = id;
                yield true;
            }
            case Message.Malformed _ -> true;
            case Message.Batch(var messages) -> messages.stream()
                .anyMatch(it -> it instanceof Message.Request || it instanceof Message.Malformed);
            case Message.Notification _, Message.Response _ -> false;
        };
    }

    /// Hands over what to abandon when the peer leaves.
    void working(Work value) {
        boolean late;
        synchronized (this) {
            work = value;
            late = gone;
        }
        if (late) {
            value.abandon();
        }
    }

    /// Opens the stream of an attached exchange, unless it was refused.
    synchronized void open() {
        if (phase == Phase.UNDECIDED) {
            begin();
        }
    }

    /// Sends an event of the transport's own.
    boolean event(byte[] event) {
        return offer(EventText.NOTHING, event, false);
    }

    /// No thread works on the exchange any more. It ends here if nobody waits for a response.
    void settle() {
        boolean over;
        synchronized (this) {
            handler = null;
            over = answering && !asked && phase == Phase.UNDECIDED;
            phase = over ? Phase.ENDED : phase;
        }
        if (over) {
            exchange.answer(dressed(HttpAnswer.of(202)));
        } else {
            exchange.park(true);
        }
    }

    /// The core failed: the peer hears that, but not why.
    void fail() {
        if (decide()) {
            var failure = new Message.Failure(request, new McpError(McpError.INTERNAL_ERROR, "Internal error"));
            exchange.answer(body(500, failure));
        } else {
            drop();
        }
    }

    @Override
    public boolean send(Message message, @Nullable String eventId) {
        boolean last = answering && isResponse(message);
        return switch (way(last)) {
            case BODY -> {
                exchange.answer(body(200, message));
                yield true;
            }
            case EVENT -> offer(EventText.id(eventId), texts.event(message), last);
            case NONE -> !(message instanceof Message.Request);
            case GONE -> false;
        };
    }

    @Override
    public void refuse(Message.Failure failure, Refusal why) {
        if (decide()) {
            exchange.answer(Refusals.explain(body(Refusals.status(why), failure), why));
        } else {
            send(failure);
        }
    }

    @Override
    public synchronized void session(String id) {
        session = id;
    }

    @Override
    public boolean prime(@Nullable String eventId) {
        synchronized (this) {
            if (phase == Phase.UNDECIDED && form.accept.eventStream()) {
                begin();
            }
            if (phase != Phase.STREAM) {
                return false;
            }
        }
        return eventId == null || offer(EventText.NOTHING, EventText.empty(eventId), false);
    }

    @Override
    public void pause(Duration retry) {
        if (prime(null)) {
            offer(EventText.NOTHING, EventText.retry(retry.toMillis()), true);
        }
    }

    @Override
    public boolean canStream() {
        return form.accept.eventStream();
    }

    @Override
    public void close() {
        if (decide()) {
            exchange.answer(dressed(HttpAnswer.of(asked || !answering ? 204 : 202)));
            return;
        }
        synchronized (this) {
            if (phase == Phase.STREAM) {
                phase = Phase.ENDED;
                exchange.finish();
            }
        }
    }

    private synchronized Way way(boolean last) {
        if (phase == Phase.ENDED) {
            return Way.GONE;
        }
        if (phase == Phase.STREAM) {
            return Way.EVENT;
        }
        if (last && form.accept.body()) {
            phase = Phase.ENDED;
            return Way.BODY;
        }
        if (!form.accept.eventStream()) {
            return Way.NONE;
        }
        begin();
        return Way.EVENT;
    }

    /// Whether the answer is still open, to be given whole by the caller.
    private synchronized boolean decide() {
        boolean open = phase == Phase.UNDECIDED;
        phase = open ? Phase.ENDED : phase;
        return open;
    }

    private void begin() {
        phase = Phase.STREAM;
        exchange.begin(dressed(STREAM));
    }

    private HttpAnswer body(int status, Message message) {
        if (form.accept.lumen()) {
            return dressed(HttpAnswer.lumen(status, LumenBody.bytes(message)));
        }
        var answer = HttpAnswer.json(status, MessageWriter.bytes(message));
        return dressed(form.gzip ? Gzip.shrink(answer) : answer);
    }

    private synchronized HttpAnswer dressed(HttpAnswer answer) {
        return Cors.on(session == null ? answer : answer.with("Mcp-Session-Id", session), form.origin);
    }

    /// @param last  whether the stream ends with it
    private boolean offer(byte[] prefix, byte[] event, boolean last) {
        long since = System.nanoTime();
        while (true) {
            synchronized (this) {
                if (phase != Phase.STREAM) {
                    return false;
                }
                switch (exchange.offer(prefix, event)) {
                    case TAKEN -> {
                        if (last) {
                            phase = Phase.ENDED;
                            exchange.finish();
                        }
                        return true;
                    }
                    case GONE -> {
                        phase = Phase.ENDED;
                        return false;
                    }
                    case FULL -> { }
                }
            }
            if (!awaitRoom(prefix.length + event.length, since)) {
                drop();
                return false;
            }
        }
    }

    private boolean awaitRoom(int bytes, long since) {
        if (!isWorking(Thread.currentThread())) {
            return false;
        }
        var left = form.patience.minusNanos(System.nanoTime() - since);
        try {
            return left.isPositive() && exchange.awaitRoom(bytes, left);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private synchronized boolean isWorking(Thread thread) {
        return thread.equals(handler) || workers.contains(thread);
    }

    private void drop() {
        exchange.abort();
        leave();
    }

    /// The way back is gone, which may be noticed on a thread that must not block.
    private void leave() {
        Work left;
        synchronized (this) {
            phase = Phase.ENDED;
            gone = true;
            left = work;
        }
        Thread.startVirtualThread(left::abandon);
    }

    private static boolean isResponse(Message message) {
        return switch (message) {
            case Message.Response _, Message.Malformed _ -> true;
            case Message.Batch(var messages) -> messages.stream().anyMatch(Reply::isResponse);
            case Message.Request _, Message.Notification _ -> false;
        };
    }
}
