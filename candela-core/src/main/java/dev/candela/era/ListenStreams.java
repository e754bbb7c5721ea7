package dev.candela.era;

import dev.candela.model.McpError;
import dev.candela.model.RequestId;
import dev.candela.model.ServerEvent;
import dev.candela.rpc.InFlight;
import dev.candela.rpc.Refusal;
import dev.candela.rpc.Sink;
import dev.candela.state.EventBus;
import dev.candela.wire.ListenFilter;
import dev.candela.wire.Message;
import dev.candela.wire.ModernCodec;
import dev.candela.wire.NotificationWriter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The open `subscriptions/listen` requests, and what of the news each of them gets.
///
/// @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/basic/patterns/subscriptions">the page</a>
final class ListenStreams {
    private final Kernel kernel;
    private final ModernCodec codec;
    private final Set<Subscription> open = ConcurrentHashMap.newKeySet();
    private final EventBus.Subscription news;

    ListenStreams(Kernel kernel, ModernCodec codec) {
        this.kernel = kernel;
        this.codec = codec;
        this.news = kernel.ports().bus().subscribe(this::tell);
    }

    private record Subscription(RequestId id, ListenFilter filter, InFlight.Call call, Sink sink) {}

    Answer open(Message.Request request, InFlight.Call call, Sink sink) {
        var wanted = ListenFilter.read(request.params(), kernel.limits().subscriptionsMax());
        if (!sink.canStream()) {
            return new Answer.Refused(
                McpError.invalidRequest("accept: no event stream (expected: text/event-stream)"), Refusal.MALFORMED);
        }
        var accepted = wanted.offered(kernel.facts().get().capabilities());
        var subscription = new Subscription(request.id(), accepted, call, sink);
        if (open.size() >= kernel.limits().subscriptionsMax()) {
            return new Answer.Refused(
                new McpError(McpError.INTERNAL_ERROR, "Too many subscriptions, try again later"), Refusal.BUSY);
        }
        call.untimed();
        call.onCancel(() -> drop(subscription));
        var acknowledgement = NotificationWriter.tagged(accepted.acknowledged(), request.id());
        if (accepted.isEmpty()) {
            sink.send(acknowledgement);
            return new Answer.Done(codec.listened(request.id()));
        }
        synchronized (subscription) { // news from now on waits until the acknowledgement is out
            open.add(subscription);
            sink.send(acknowledgement);
        }
        if (!call.isOpen()) {
            drop(subscription);
        }
        return new Answer.Open();
    }

    private void drop(Subscription subscription) {
        open.remove(subscription);
        subscription.call.end();
        subscription.sink.close();
    }

    private void tell(ServerEvent event) {
        Message.Notification plain = null;
        for (var it : open) {
            if (it.filter.wants(event)) {
                plain = plain == null ? NotificationWriter.event(event) : plain;
                tell(it, plain);
            }
        }
    }

    private static void tell(Subscription to, Message.Notification plain) {
        synchronized (to) {
            if (to.call.isOpen()) {
                to.sink.send(NotificationWriter.tagged(plain, to.id));
            }
        }
    }

    /// Ends every subscription with its result.
    void close() {
        news.close();
        var ending = List.copyOf(open);
        open.clear();
        for (var it : ending) {
            synchronized (it) { // behind the result nothing follows
                if (it.call.isOpen()) {
                    it.call.end();
                    it.sink.send(new Message.Success(it.id, codec.listened(it.id)));
                }
            }
        }
    }
}
