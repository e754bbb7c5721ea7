package dev.candela.pipe;

import dev.candela.model.Principal;
import dev.candela.rpc.Connection;
import dev.candela.rpc.Sink;
import dev.candela.rpc.TransportContext;
import dev.candela.wire.Message;
import org.jspecify.annotations.Nullable;

/// The connection itself, or one channel of it.
final class Lane implements Connection, Sink {
    private final int channel;
    private final Wire wire;
    private final Carrier carrier;
    private volatile TransportContext context;
    private volatile boolean closed;

    Lane(int channel, Wire wire, Carrier carrier, PipeSettings settings) {
        this.channel = channel;
        this.wire = wire;
        this.carrier = carrier;
        this.context = new TransportContext(
            settings.binding(), this, null, settings.principal(), settings.remote());
    }

    /// Messages from now on come from somebody else.
    void identified(Principal principal) {
        context = new TransportContext(context.binding(), this, null, principal, context.remote());
    }

    TransportContext context() {
        return context;
    }

    int channel() {
        return channel;
    }

    /// Nothing goes out on it any more.
    void gone() {
        closed = true;
    }

    @Override
    public Sink sink() {
        return this;
    }

    @Override
    public boolean send(Message message, @Nullable String eventId) {
        if (closed || !carrier.isOpen()) {
            return false;
        }
        var outgoing = wire.encode(channel, message);
        return outgoing != null && carrier.send(outgoing);
    }
}
