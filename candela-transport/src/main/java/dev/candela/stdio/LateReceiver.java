package dev.candela.stdio;

import dev.candela.rpc.Connection;
import dev.candela.rpc.Limits;
import dev.candela.rpc.Receiver;
import dev.candela.rpc.Refusal;
import dev.candela.rpc.Sink;
import dev.candela.rpc.TransportContext;
import dev.candela.rpc.Work;
import dev.candela.wire.Message;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A receiver that is made when the first message has come: what a wire answers by itself does not wait for it.
final class LateReceiver implements Receiver {
    private final Limits limits;
    private final Supplier<? extends Receiver> maker;
    private @Nullable Receiver made;

    LateReceiver(Limits limits, Supplier<? extends Receiver> maker) {
        this.limits = limits;
        this.maker = maker;
    }

    private synchronized Receiver made() {
        var it = made == null ? maker.get() : made;
        made = it;
        return it;
    }

    private synchronized Optional<Receiver> madeAlready() {
        return Optional.ofNullable(made);
    }

    @Override
    public Limits limits() {
        return limits;
    }

    @Override
    public Work receive(Message message, TransportContext context, Sink sink) {
        return made().receive(message, context, sink);
    }

    @Override
    public Work attach(TransportContext context, @Nullable String lastEventId, Sink sink) {
        return made().attach(context, lastEventId, sink);
    }

    @Override
    public Optional<Refusal> end(TransportContext context) {
        return made().end(context);
    }

    @Override
    public void closed(Connection connection) {
        madeAlready().ifPresent(it -> it.closed(connection));
    }
}
