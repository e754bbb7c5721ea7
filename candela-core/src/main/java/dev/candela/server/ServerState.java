package dev.candela.server;

import dev.candela.era.Kernel;
import dev.candela.rpc.Limits;
import dev.candela.rpc.ThreadTimers;
import dev.candela.rpc.Timers;
import dev.candela.state.EventBus;
import dev.candela.state.EventLog;
import dev.candela.state.KeyRing;
import dev.candela.state.SessionStore;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Where a server keeps what outlives a request, and where it gets time from. Immutable.
///
/// @param clock     what time it is
/// @param keys      seal session ids and request states; with keys from configuration, a restarted server knows them
/// @param timers    for things to be done later
/// @param sessions  makes the store of sessions
/// @param events    makes the log of events
/// @param bus       carries changes to every node
public record ServerState(
    InstantSource clock,
    KeyRing keys,
    Timers timers,
    Function<Limits, SessionStore> sessions,
    Function<Limits, EventLog> events,
    EventBus bus) {
    private static final int STATE_BYTES_MAX = 256 * 1024;
    private static final int ID_BYTES = 18;

    /// Everything in the memory of this process, with a random key.
    public static ServerState inMemory() {
        var clock = InstantSource.system();
        return new ServerState(clock, KeyRing.random(), new ThreadTimers("candela-timers"),
            limits -> SessionStore.inMemory(clock, limits.sessionsMax()),
            limits -> EventLog.inMemory(clock, bounds(limits)),
            EventBus.inMemory());
    }

    private static EventLog.Bounds bounds(Limits limits) {
        var replay = limits.replay();
        return new EventLog.Bounds(replay.eventsMax(), replay.bytesMax(), replay.age(),
            Math.max(EventLog.Bounds.DEFAULT.totalBytesMax(), replay.bytesMax()));
    }

    public ServerState withKeys(KeyRing value) {
        return new ServerState(clock, value, timers, sessions, events, bus);
    }

    /// Decides what time it is and when later is, for tests. The in-memory stores follow it.
    public ServerState withTime(InstantSource now, Timers later) {
        return new ServerState(now, keys, later,
            limits -> SessionStore.inMemory(now, limits.sessionsMax()),
            limits -> EventLog.inMemory(now, bounds(limits)),
            bus);
    }

    public ServerState withSessions(Function<Limits, SessionStore> value) {
        return new ServerState(clock, keys, timers, value, events, bus);
    }

    public ServerState withEvents(Function<Limits, EventLog> value) {
        return new ServerState(clock, keys, timers, sessions, value, bus);
    }

    public ServerState withBus(EventBus value) {
        return new ServerState(clock, keys, timers, sessions, events, value);
    }

    Kernel.Ports open(Limits limits) {
        return new Kernel.Ports(clock, timers, sessions.apply(limits), events.apply(limits), bus,
            keys.sealer("session", clock), keys.sealer("request-state", clock, STATE_BYTES_MAX), new Ids());
    }

    /// Ids of 144 random bits in 24 characters. Randomness is slow to start, so it starts with the first id.
    private static final class Ids implements Supplier<String> {
        private @Nullable SecureRandom random;

        @Override
        public synchronized String get() {
            var source = random;
            if (source == null) {
                source = new SecureRandom();
                random = source;
            }
            var bytes = new byte[ID_BYTES];
            source.nextBytes(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        }
    }
}
