package dev.candela.era;

import dev.candela.model.McpError;
import dev.candela.model.ServerEvent;
import dev.candela.rpc.Connection;
import dev.candela.rpc.InFlight;
import dev.candela.rpc.Limits;
import dev.candela.rpc.Receiver;
import dev.candela.rpc.Refusal;
import dev.candela.rpc.Sink;
import dev.candela.rpc.TransportContext;
import dev.candela.rpc.Work;
import dev.candela.state.EventBus;
import dev.candela.state.Payload;
import dev.candela.wire.Message;
import dev.candela.wire.MessageWriter;
import dev.candela.wire.Method;
import dev.candela.wire.NotificationWriter;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Where every message arrives: classifies each request once and gives it to its era. The one switch on eras.
public final class FrontDoor implements Receiver, AutoCloseable {
    private static final Duration TICK = Duration.ofMillis(50);
    private static final Duration SWEEP = Duration.ofSeconds(1);

    private final Kernel kernel;
    private final InFlight inFlight;
    private final LegacySessions sessions;
    private final LegacyEra legacy;
    private final LegacyDoor legacyDoor;
    private final ModernEra modern;
    private final Map<Connection, InFlight.Owner> pipes = new ConcurrentHashMap<>();
    private final AtomicBoolean ticking = new AtomicBoolean();
    private final AtomicBoolean sweeping = new AtomicBoolean();
    private final EventBus.Subscription news;

    public FrontDoor(Kernel kernel) {
        var limits = kernel.limits();
        this.kernel = kernel;
        this.inFlight = new InFlight(limits.requestsMax(), limits.requestsPerOwnerMax(), kernel.ports().clock());
        this.sessions = new LegacySessions(kernel);
        this.legacy = new LegacyEra(kernel, sessions);
        this.legacyDoor = new LegacyDoor(sessions, legacy, this::begin);
        this.modern = new ModernEra(kernel);
        this.news = kernel.ports().bus().subscribe(this::tell);
    }

    @Override
    public Limits limits() {
        return kernel.limits();
    }

    @Override
    public Work receive(Message message, TransportContext context, Sink sink) {
        return switch (message) {
            case Message.Request request -> request(request, context, sink);
            case Message.Notification notification -> notified(notification, context, sink);
            case Message.Response response -> {
                sweepFromNow();
                yield legacyDoor.answered(response, context, sink);
            }
            case Message.Batch batch -> {
                sweepFromNow();
                yield legacyDoor.batch(batch, context, sink, pipe(context));
            }
            case Message.Malformed(var id, var error) -> {
                sink.refuse(new Message.Failure(id, error), Refusal.MALFORMED);
                yield Work.NONE;
            }
        };
    }

    private Work request(Message.Request request, TransportContext context, Sink sink) {
        return switch (Classifier.classify(request, context)) {
            case Classified.Rejected(var error) -> {
                sink.refuse(new Message.Failure(request.id(), error), Refusal.MALFORMED);
                yield Work.NONE;
            }
            case Classified.Modern it -> switch (begin(pipe(context), request)) {
                case InFlight.Begun.Admitted(var call) -> modern.accept(it, context, call, sink);
                case InFlight.Begun.Duplicate _ -> refuse(request, sink, LegacyDoor.DUPLICATE, Refusal.MALFORMED);
                case InFlight.Begun.Busy _ -> refuse(request, sink, LegacyDoor.BUSY, Refusal.BUSY);
            };
            case Classified.Legacy _ -> {
                sweepFromNow();
                yield legacyDoor.request(request, context, sink, pipe(context));
            }
        };
    }

    private static Work refuse(Message.Request request, Sink sink, McpError error, Refusal why) {
        sink.refuse(new Message.Failure(request.id(), error), why);
        return Work.NONE;
    }

    private InFlight.Begun begin(InFlight.@Nullable Owner owner, Message.Request request) {
        var begun = inFlight.begin(owner, request.id(), kernel.limits().times().request());
        if (ticking.compareAndSet(false, true)) {
            kernel.ports().timers().after(TICK, this::tick);
        }
        return begun;
    }

    /// Looks after running requests for as long as there are any.
    private void tick() {
        ticking.set(false);
        if (inFlight.tick() && ticking.compareAndSet(false, true)) {
            kernel.ports().timers().after(TICK, this::tick);
        }
    }

    /// Whatever names a session may take over one of another process, and that must end in time too.
    private void sweepFromNow() {
        if (!sweeping.get() && sweeping.compareAndSet(false, true)) {
            kernel.ports().timers().every(SWEEP, sessions::sweep);
        }
    }

    /// Whoever owns the requests of a pipe; null where each exchange stands for itself.
    private InFlight.@Nullable Owner pipe(TransportContext context) {
        var connection = context.connection();
        return connection == null ? null : pipes.computeIfAbsent(connection, _ -> new InFlight.Owner());
    }

    private Work notified(Message.Notification notification, TransportContext context, Sink sink) {
        var owner = pipe(context);
        if (owner != null && notification.method().equals(Method.Note.CANCELLED)) {
            LegacyEra.cancel(notification, owner);
            return Work.NONE;
        }
        sweepFromNow();
        return legacyDoor.notified(notification, context, sink);
    }

    @Override
    public Work attach(TransportContext context, @Nullable String lastEventId, Sink sink) {
        sweepFromNow();
        return legacyDoor.attach(context, lastEventId, sink);
    }

    @Override
    public Optional<Refusal> end(TransportContext context) {
        return legacyDoor.end(context);
    }

    @Override
    public void closed(Connection connection) {
        var owner = pipes.remove(connection);
        if (owner != null) {
            owner.cancelAll();
        }
        sessions.closed(connection);
    }

    /// One event for all sessions, made into bytes once.
    private void tell(ServerEvent event) {
        if (event instanceof ServerEvent.Logged && !kernel.facts().get().capabilities().logging()) {
            return;
        }
        var message = NotificationWriter.event(event);
        var payload = new Payload(MessageWriter.bytes(message));
        sessions.forEach(it -> it.tell(event, message, payload));
    }

    /// Ends subscriptions and running requests. Sessions stay known to their ids.
    @Override
    public void close() {
        news.close();
        modern.close();
        inFlight.cancelAll();
        kernel.ports().timers().close();
    }
}
