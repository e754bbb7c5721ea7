package dev.candela.era;

import dev.candela.model.ClientFacts;
import dev.candela.model.ListRootsResult;
import dev.candela.model.LogLevel;
import dev.candela.model.Principal;
import dev.candela.model.ServerEvent;
import dev.candela.rpc.InFlight;
import dev.candela.rpc.PendingRequests;
import dev.candela.state.Payload;
import dev.candela.state.SessionState;
import dev.candela.wire.LegacyCodec;
import dev.candela.wire.Message;
import dev.candela.wire.Revision;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A session of a legacy client, as this node holds it: what is fixed, what is open, and where the rest is kept.
///
/// Safe for any thread.
final class LegacySession {
    private final Facts facts;
    private final LegacyCodec codec;
    private final Changing changing;
    private final Outlet outlet;
    private final InFlight.Owner owner;
    private final PendingRequests pending = new PendingRequests();
    private final AtomicInteger rootsChanges = new AtomicInteger();
    private volatile @Nullable ListRootsResult roots;

    /// What stays the same while a session lives.
    ///
    /// @param principal  who opened it; nobody else may use it
    /// @param ends       when it ends in any case
    record Facts(String id, Revision revision, ClientFacts client, Principal principal, Instant ends) {}

    /// What changes, wherever that is kept.
    interface Changing {
        /// Empty when the session has ended meanwhile.
        Optional<SessionState> read();

        /// @return false when the session has ended meanwhile
        boolean update(UnaryOperator<SessionState> change);
    }

    /// The way to the client for what belongs to no request.
    interface Outlet {
        /// @param payload  the bytes of the message, shared by all sessions that get it
        void tell(Message message, Payload payload);

        void close();
    }

    LegacySession(Facts facts, Changing changing, Outlet outlet, InFlight.Owner owner) {
        this.facts = facts;
        this.codec = new LegacyCodec(facts.revision());
        this.changing = changing;
        this.outlet = outlet;
        this.owner = owner;
    }

    Facts facts() {
        return facts;
    }

    LegacyCodec codec() {
        return codec;
    }

    Revision revision() {
        return facts.revision();
    }

    InFlight.Owner owner() {
        return owner;
    }

    PendingRequests pending() {
        return pending;
    }

    SessionState state() {
        return changing.read().orElse(SessionState.NEW);
    }

    boolean update(UnaryOperator<SessionState> change) {
        return changing.update(change);
    }

    Outlet outlet() {
        return outlet;
    }

    @Nullable ListRootsResult roots() {
        return roots;
    }

    /// How often the client has said that its roots changed.
    int rootsChanges() {
        return rootsChanges.get();
    }

    /// Keeps an answer, unless the client has said since the question that it no longer holds.
    synchronized void keepRoots(ListRootsResult answer, int changesSeen) {
        if (rootsChanges.get() == changesSeen) {
            roots = answer;
        }
    }

    synchronized void forgetRoots() {
        rootsChanges.incrementAndGet();
        roots = null;
    }

    /// Tells the client some news, if it wants it.
    void tell(ServerEvent event, Message message, Payload payload) {
        if (wants(event)) {
            outlet.tell(message, payload);
        }
    }

    private boolean wants(ServerEvent event) {
        var state = state();
        return state.initialized() && switch (event) {
            case ServerEvent.ToolsChanged _, ServerEvent.PromptsChanged _, ServerEvent.ResourcesChanged _ -> true;
            case ServerEvent.ResourceUpdated(var uri) -> state.subscriptions().contains(uri);
            case ServerEvent.Logged(var level, _, _) -> wants(level);
        };
    }

    boolean wants(LogLevel level) {
        var chosen = state().logLevel();
        return level.reaches(chosen == null ? LogLevel.INFO : chosen);
    }

    /// Everything that belongs to it ends.
    void close() {
        owner.cancelAll();
        pending.close();
        outlet.close();
    }
}
