package dev.candela.macaroons;

import dev.candela.model.McpError;
import dev.candela.rpc.Connection;
import dev.candela.rpc.Limits;
import dev.candela.rpc.Receiver;
import dev.candela.rpc.Refusal;
import dev.candela.rpc.Sink;
import dev.candela.rpc.TransportContext;
import dev.candela.rpc.Work;
import dev.candela.wire.Message;
import dev.candela.wire.Method;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Stands in front of a server and holds the caveats of whoever asks against every request, in every era and on every
/// binding, also against those that no handler sees, such as subscriptions and log levels.
///
/// A request that is not allowed is answered with the error `-32600`, which names the caveat, and never reaches the
/// server. A batch with one such request is refused whole. Notifications and answers pass: they concern only what has
/// been allowed before. Principals without caveats pass too; whether somebody may come without a macaroon is for the
/// authenticator to say.
///
/// What is open stays open: a subscription or a call that began in time outlives the expiry. Safe for any thread.
public final class MacaroonGate implements Receiver {
    private final Receiver server;
    private final InstantSource clock;

    public MacaroonGate(Receiver server, InstantSource clock) {
        this.server = server;
        this.clock = clock;
    }

    @Override
    public Limits limits() {
        return server.limits();
    }

    @Override
    public Work receive(Message message, TransportContext context, Sink sink) {
        var refused = switch (message) {
            case Message.Request it -> refusal(it, context).<Message>map(error -> failure(it, error));
            case Message.Batch it -> refusal(it, context);
            case Message.Notification _, Message.Response _, Message.Malformed _ -> Optional.<Message>empty();
        };
        if (refused.isEmpty()) {
            return server.receive(message, context, sink);
        }
        sink.send(refused.get());
        return Work.NONE;
    }

    private Optional<McpError> refusal(Message.Request request, TransportContext context) {
        boolean calls = request.method().equals(Method.TOOLS_CALL.name());
        String tool = calls ? request.params().text("name").orElse(null) : null;
        return Caveats.refusal(
            context.principal(), new Caveats.Asked(request.method(), tool), clock.instant());
    }

    /// An answer to each request of the batch; empty when all are allowed.
    private Optional<Message> refusal(Message.Batch batch, TransportContext context) {
        var failures = new ArrayList<Message>();
        boolean refused = false;
        for (var message : batch.messages()) {
            switch (message) {
                case Message.Request it -> {
                    var error = refusal(it, context);
                    refused |= error.isPresent();
                    failures.add(failure(it, error.orElseGet(() -> McpError.invalidRequest(
                        "batch: with a request that the macaroon does not allow (expected: only allowed ones)"))));
                }
                case Message.Malformed(var id, var error) -> failures.add(new Message.Failure(id, error));
                case Message.Notification _, Message.Response _, Message.Batch _ -> {}
            }
        }
        return refused ? Optional.of(new Message.Batch(failures)) : Optional.empty();
    }

    private static Message.Failure failure(Message.Request request, McpError error) {
        return new Message.Failure(request.id(), error);
    }

    @Override
    public Work attach(TransportContext context, @Nullable String lastEventId, Sink sink) {
        return server.attach(context, lastEventId, sink);
    }

    @Override
    public Optional<Refusal> end(TransportContext context) {
        return server.end(context);
    }

    @Override
    public void closed(Connection connection) {
        server.closed(connection);
    }
}
