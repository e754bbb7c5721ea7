package dev.candela.state;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// What changes of the legacy sessions, for every node that may receive their requests.
///
/// A session ends when it is removed, or when nobody has touched it for as long as was said when it last was.
/// Safe for any thread. Every method may throw [StateUnavailable].
///
/// @see <a href="https://modelcontextprotocol.io/specification/2025-11-25/basic/transports">Session management</a>
public interface SessionStore {
    /// A state as it was read.
    ///
    /// @param version  what to show when replacing it, at least 1
    record Versioned(long version, SessionState state) {}

    /// What became of a replacement.
    sealed interface Replaced {
        /// It is stored, under this version.
        record Stored(long version) implements Replaced {}

        /// Somebody else has changed, opened or ended the session since it was read: read again, and decide anew.
        record Stale() implements Replaced {}

        /// There are as many sessions as there may be, so no new one is opened.
        record Full() implements Replaced {}
    }

    /// The state of a session, without touching it; empty when it has ended or never was.
    Optional<Versioned> find(String id);

    /// Replaces the state of a session unless somebody else has since it was read, and touches it.
    ///
    /// @param seen  the version that was read; 0 to open a session that must not exist yet
    /// @param idle  how long the session may then stay untouched; at least 1 ms
    Replaced replace(String id, long seen, SessionState state, Duration idle);

    /// Lets a session live on.
    ///
    /// @param idle  how long from now it may stay untouched; at least 1 ms
    /// @return false when it has ended or never was
    boolean touch(String id, Duration idle);

    /// Ends a session.
    ///
    /// @return false when it had already ended or never was
    boolean remove(String id);

    /// Clears away the sessions that ended because nobody touched them. Call it now and then: until it is called,
    /// they count as sessions, although nobody finds them.
    ///
    /// @return their ids, each to one caller only, so that what belongs to them can be cleared away too
    List<String> expire();

    /// In the memory of this process.
    ///
    /// @param sessionsMax  most sessions at once, with those that have ended but are not cleared away
    static SessionStore inMemory(InstantSource clock, int sessionsMax) {
        return new MemorySessionStore(clock, sessionsMax);
    }
}
