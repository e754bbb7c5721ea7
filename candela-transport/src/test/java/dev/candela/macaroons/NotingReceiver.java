package dev.candela.macaroons;

import dev.candela.rpc.Connection;
import dev.candela.rpc.Limits;
import dev.candela.rpc.Receiver;
import dev.candela.rpc.Refusal;
import dev.candela.rpc.Sink;
import dev.candela.rpc.TransportContext;
import dev.candela.rpc.Work;
import dev.candela.wire.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Does nothing but note what came.
final class NotingReceiver implements Receiver {
    private final List<String> seen = new ArrayList<>();

    List<String> seen() {
        return seen;
    }

    @Override
    public Limits limits() {
        return Limits.DEFAULT;
    }

    @Override
    public Work receive(Message message, TransportContext context, Sink sink) {
        seen.add(message.getClass().getSimpleName());
        return Work.NONE;
    }

    @Override
    public Work attach(TransportContext context, @Nullable String lastEventId, Sink sink) {
        seen.add("attach");
        return Work.NONE;
    }

    @Override
    public Optional<Refusal> end(TransportContext context) {
        seen.add("end");
        return Optional.empty();
    }

    @Override
    public void closed(Connection connection) {
        seen.add("closed");
    }
}
