package dev.candela.era;

import dev.candela.model.ClientFacts;
import dev.candela.model.Principal;
import dev.candela.rpc.Connection;
import dev.candela.rpc.InFlight;
import dev.candela.rpc.TransportContext;
import dev.candela.state.Payload;
import dev.candela.state.SessionState;
import dev.candela.state.SessionStore;
import dev.candela.wire.Feature;
import dev.candela.wire.Message;
import dev.candela.wire.Revision;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// The sessions of legacy clients on this node: over HTTP by their ids, on pipes by their connections.
///
/// Safe for any thread.
final class LegacySessions {
    /// Sessions that were taken over and have ended here: their ids must not bring them back.
    private static final int ENDED_MAX = 10_000;

    private final Kernel kernel;
    private final SessionIds ids;
    private final Map<String, Held> byId = new ConcurrentHashMap<>();
    private final Map<Connection, LegacySession> byPipe = new ConcurrentHashMap<>();
    private final Map<String, Integer> perClient = new ConcurrentHashMap<>();
    private final Set<String> ended = Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > ENDED_MAX;
        }
    });

    /// @param client  who is counted as its owner
    record Held(LegacySession session, SessionStreams streams, String client) {}

    LegacySessions(Kernel kernel) {
        this.kernel = kernel;
        var ports = kernel.ports();
        this.ids = new SessionIds(
            ports.sessionSeal(), ports.clock(), kernel.limits().times().sessionLifetime(), ports.ids());
    }

    /// Opens a session over HTTP.
    ///
    /// @return empty when there are too many, in all or of this client
    Optional<Held> open(Revision revision, ClientFacts client, TransportContext context) {
        if (!count(context.remote())) {
            return Optional.empty();
        }
        return store(ids.make(revision, client, context.principal()), context.remote());
    }

    private Optional<Held> store(LegacySession.Facts facts, String client) {
        var stored = kernel.ports().sessions().replace(
            facts.id(), 0, SessionState.NEW, kernel.limits().times().sessionIdle());
        if (stored instanceof SessionStore.Replaced.Full) {
            uncount(client);
            return Optional.empty();
        }
        var held = hold(facts, client);
        byId.put(facts.id(), held);
        return Optional.of(held);
    }

    private Held hold(LegacySession.Facts facts, String client) {
        var streams = new SessionStreams(facts.id(), kernel.ports().ids().get().substring(0, 8),
            kernel.ports().events(), facts.revision().has(Feature.PRIMING));
        var session = new LegacySession(facts, new Stored(facts.id()), streams, new InFlight.Owner());
        return new Held(session, streams, client);
    }

    /// Opens a session on a pipe, in place of the one before.
    LegacySession open(Revision revision, ClientFacts client, Connection pipe, InFlight.Owner owner,
        SessionState first) {
        var facts = new LegacySession.Facts("", revision, client, Principal.ANONYMOUS, Instant.MAX);
        var session = new LegacySession(facts, new InPlace(first), new PipeOutlet(pipe), owner);
        var before = byPipe.put(pipe, session);
        if (before != null) {
            before.pending().close(); // answers go to the new one from now on
        }
        return session;
    }

    Optional<LegacySession> find(Connection pipe) {
        return Optional.ofNullable(byPipe.get(pipe));
    }

    /// The session of that id, if the principal may use it. Keeps it from becoming idle.
    Optional<Held> find(String id, TransportContext context) {
        var held = byId.get(id);
        if (held == null) {
            held = takeOver(id, context).orElse(null);
        }
        if (held == null || !held.session.facts().principal().equals(context.principal())) {
            return Optional.empty();
        }
        if (isOver(held) || !kernel.ports().sessions().touch(id, kernel.limits().times().sessionIdle())) {
            end(id);
            return Optional.empty();
        }
        return Optional.of(held);
    }

    private boolean isOver(Held held) {
        return !kernel.ports().clock().instant().isBefore(held.session.facts().ends());
    }

    private synchronized Optional<Held> takeOver(String id, TransportContext context) {
        var known = byId.get(id);
        if (known != null) {
            return Optional.of(known);
        }
        var facts = ended.contains(id) ? Optional.<LegacySession.Facts>empty() : ids.takeOver(id);
        if (facts.isEmpty() || !facts.get().principal().equals(context.principal()) || !count(context.remote())) {
            return Optional.empty();
        }
        return store(facts.get(), context.remote()).map(held -> {
            held.session.update(SessionState::withInitialized);
            return held;
        });
    }

    /// @return false when there was no such session
    boolean end(String id) {
        if (!byId.containsKey(id)) {
            return false;
        }
        remember(id); // before it is gone here, or a request at this moment would take it over again
        var held = byId.remove(id);
        if (held == null) {
            return false;
        }
        kernel.ports().sessions().remove(id);
        uncount(held.client);
        held.session.close();
        return true;
    }

    private synchronized void remember(String id) {
        if (ids.takeOver(id).isPresent()) {
            ended.add(id);
        }
    }

    void closed(Connection pipe) {
        var session = byPipe.remove(pipe);
        if (session != null) {
            session.close();
        }
    }

    /// Ends what has been idle, or has lived, for too long. A session with an open stream is not idle.
    void sweep() {
        byId.forEach((id, held) -> {
            if (isOver(held)) {
                end(id);
            } else if (held.streams.hasClient() || held.session.owner().running() > 0) {
                kernel.ports().sessions().touch(id, kernel.limits().times().sessionIdle());
            }
        });
        kernel.ports().sessions().expire().forEach(this::end);
        kernel.ports().events().expire();
    }

    void forEach(Consumer<LegacySession> action) {
        byId.values().forEach(it -> action.accept(it.session));
        byPipe.values().forEach(action);
    }

    int open() {
        return byId.size();
    }

    private boolean count(String client) {
        int max = kernel.limits().sessionsPerClientMax();
        boolean[] counted = {false};
        perClient.compute(client, (_, now) -> {
            int before = now == null ? 0 : now;
            counted[0] = before < max;
            return counted[0] ? Integer.valueOf(before + 1) : now;
        });
        return counted[0];
    }

    private void uncount(String client) {
        perClient.computeIfPresent(client, (_, now) -> now <= 1 ? null : now - 1);
    }

    /// What changes, in the store.
    private final class Stored implements LegacySession.Changing {
        private final String id;

        private Stored(String id) {
            this.id = id;
        }

        @Override
        public Optional<SessionState> read() {
            return kernel.ports().sessions().find(id).map(SessionStore.Versioned::state);
        }

        @Override
        public boolean update(UnaryOperator<SessionState> change) {
            var idle = kernel.limits().times().sessionIdle();
            while (true) {
                var seen = kernel.ports().sessions().find(id);
                if (seen.isEmpty()) {
                    return false;
                }
                var next = change.apply(seen.get().state());
                if (kernel.ports().sessions().replace(id, seen.get().version(), next, idle)
                    instanceof SessionStore.Replaced.Stored) {
                    return true;
                }
            }
        }
    }

    /// What changes, of a session that lives and dies with its pipe.
    private static final class InPlace implements LegacySession.Changing {
        private final AtomicReference<SessionState> state;

        private InPlace(SessionState first) {
            state = new AtomicReference<>(first);
        }

        @Override
        public Optional<SessionState> read() {
            return Optional.of(state.get());
        }

        @Override
        public boolean update(UnaryOperator<SessionState> change) {
            state.updateAndGet(change);
            return true;
        }
    }

    private record PipeOutlet(Connection pipe) implements LegacySession.Outlet {
        @Override
        public void tell(Message message, Payload payload) {
            pipe.sink().send(message);
        }

        @Override
        public void close() {}
    }
}
