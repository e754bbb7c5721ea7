package dev.candela.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.model.LogLevel;
import dev.candela.state.SessionState;
import dev.candela.state.SessionStore;
import dev.candela.state.SessionStore.Replaced;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/// What every [SessionStore] must do.
public interface SessionStoreContract {
    Duration IDLE = Duration.ofMinutes(30);

    /// A new one that goes by this clock and holds at most that many sessions, none of them yet.
    SessionStore store(FakeClock clock, int sessionsMax);

    private static String newId() {
        return "session-" + UUID.randomUUID();
    }

    private static long version(Replaced outcome) {
        assertThat(outcome).isInstanceOf(Replaced.Stored.class);
        return ((Replaced.Stored) outcome).version();
    }

    private static long open(SessionStore store, String id) {
        return version(store.replace(id, 0, SessionState.NEW, IDLE));
    }

    @Test
    default void what_was_stored_is_found_with_its_version() {
        var store = store(FakeClock.create(), 10);
        String id = newId();
        var state = new SessionState(true, LogLevel.WARNING, Set.of("file:///a", "file:///b"));

        long version = version(store.replace(id, 0, state, IDLE));

        assertThat(version).isPositive();
        assertThat(store.find(id)).contains(new SessionStore.Versioned(version, state));
    }

    @Test
    default void a_session_that_never_was_is_not_found_nor_touched_nor_removed_nor_replaced() {
        var store = store(FakeClock.create(), 10);
        String id = newId();

        assertThat(store.find(id)).isEmpty();
        assertThat(store.touch(id, IDLE)).isFalse();
        assertThat(store.remove(id)).isFalse();
        assertThat(store.replace(id, 1, SessionState.NEW, IDLE)).isEqualTo(new Replaced.Stale());
        assertThat(store.find(id)).isEmpty();
    }

    @Test
    default void a_level_that_was_not_set_stays_unset() {
        var store = store(FakeClock.create(), 10);
        String id = newId();

        open(store, id);

        assertThat(store.find(id).orElseThrow().state()).isEqualTo(new SessionState(false, null, Set.of()));
    }

    @Test
    default void a_replacement_needs_the_version_that_is_current() {
        var store = store(FakeClock.create(), 10);
        String id = newId();
        long opened = open(store, id);
        var changed = SessionState.NEW.withLogLevel(LogLevel.DEBUG);

        long next = version(store.replace(id, opened, changed, IDLE));

        assertThat(next).isNotEqualTo(opened);
        assertThat(store.replace(id, opened, SessionState.NEW, IDLE)).isEqualTo(new Replaced.Stale());
        assertThat(store.replace(id, 0, SessionState.NEW, IDLE)).isEqualTo(new Replaced.Stale());
        assertThat(store.find(id)).contains(new SessionStore.Versioned(next, changed));
    }

    @Test
    default void of_many_who_replace_at_once_one_wins() throws InterruptedException {
        var store = store(FakeClock.create(), 10);
        String id = newId();
        long opened = open(store, id);
        var outcomes = new ConcurrentLinkedQueue<Replaced>();
        var threads = new HashSet<Thread>();
        for (int i = 0; i < 16; i++) {
            var state = SessionState.NEW.withSubscriptions(Set.of("file:///" + i));
            threads.add(Thread.startVirtualThread(() -> outcomes.add(store.replace(id, opened, state, IDLE))));
        }
        for (var it : threads) {
            it.join(Duration.ofSeconds(5));
        }

        assertThat(outcomes).hasSize(16).filteredOn(Replaced.Stored.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Replaced.Stale.class::isInstance).hasSize(15);
    }

    @Test
    default void a_session_that_nobody_touches_ends_when_its_time_is_over() {
        var clock = FakeClock.create();
        var store = store(clock, 10);
        String id = newId();
        long opened = open(store, id);

        clock.advance(IDLE.minusMillis(1));
        assertThat(store.find(id)).isPresent();
        clock.advance(Duration.ofMillis(1));

        assertThat(store.find(id)).isEmpty();
        assertThat(store.touch(id, IDLE)).isFalse();
        assertThat(store.replace(id, opened, SessionState.NEW, IDLE)).isEqualTo(new Replaced.Stale());
        assertThat(store.remove(id)).isFalse();
    }

    @Test
    default void finding_a_session_does_not_keep_it_alive() {
        var clock = FakeClock.create();
        var store = store(clock, 10);
        String id = newId();
        open(store, id);

        clock.advance(IDLE.dividedBy(2));
        assertThat(store.find(id)).isPresent();
        clock.advance(IDLE.dividedBy(2));

        assertThat(store.find(id)).isEmpty();
    }

    @Test
    default void touching_a_session_keeps_it_alive_for_the_time_said() {
        var clock = FakeClock.create();
        var store = store(clock, 10);
        String id = newId();
        open(store, id);

        clock.advance(IDLE.minusMillis(1));
        assertThat(store.touch(id, Duration.ofMinutes(2))).isTrue();
        clock.advance(Duration.ofMinutes(2).minusMillis(1));
        assertThat(store.find(id)).isPresent();
        clock.advance(Duration.ofMillis(1));

        assertThat(store.find(id)).isEmpty();
    }

    @Test
    default void replacing_a_state_keeps_the_session_alive() {
        var clock = FakeClock.create();
        var store = store(clock, 10);
        String id = newId();
        long opened = open(store, id);

        clock.advance(IDLE.minusMillis(1));
        version(store.replace(id, opened, SessionState.NEW.withInitialized(), IDLE));
        clock.advance(IDLE.minusMillis(1));

        assertThat(store.find(id)).isPresent();
    }

    @Test
    default void expiring_returns_each_ended_session_once_and_no_living_one() {
        var clock = FakeClock.create();
        var store = store(clock, 10);
        String ended = newId();
        String touched = newId();
        open(store, ended);
        open(store, touched);

        assertThat(store.expire()).isEmpty();
        clock.advance(IDLE.minusMillis(1));
        store.touch(touched, IDLE);
        clock.advance(Duration.ofMillis(1));

        assertThat(store.expire()).isEqualTo(List.of(ended));
        assertThat(store.expire()).isEmpty();
        assertThat(store.find(touched)).isPresent();
    }

    @Test
    default void a_removed_session_is_gone_and_does_not_expire() {
        var clock = FakeClock.create();
        var store = store(clock, 10);
        String id = newId();
        open(store, id);

        assertThat(store.remove(id)).isTrue();

        assertThat(store.remove(id)).isFalse();
        assertThat(store.find(id)).isEmpty();
        clock.advance(IDLE);
        assertThat(store.expire()).isEmpty();
    }

    @Test
    default void an_ended_session_may_be_opened_again_and_old_versions_do_not_fit_it() {
        var clock = FakeClock.create();
        var store = store(clock, 10);
        String id = newId();
        long before = open(store, id);

        store.remove(id);
        open(store, id);

        assertThat(store.replace(id, before, SessionState.NEW.withInitialized(), IDLE))
            .isEqualTo(new Replaced.Stale());
    }

    @Test
    default void a_full_store_opens_no_session_but_serves_those_it_has() {
        var store = store(FakeClock.create(), 2);
        String first = newId();
        String second = newId();
        String third = newId();
        long version = open(store, first);
        open(store, second);

        assertThat(store.replace(third, 0, SessionState.NEW, IDLE)).isEqualTo(new Replaced.Full());
        assertThat(store.find(third)).isEmpty();
        version(store.replace(first, version, SessionState.NEW.withInitialized(), IDLE));

        store.remove(second);
        assertThat(store.replace(third, 0, SessionState.NEW, IDLE)).isInstanceOf(Replaced.Stored.class);
    }

    @Test
    default void sessions_that_were_cleared_away_leave_room_for_others() {
        var clock = FakeClock.create();
        var store = store(clock, 1);
        open(store, newId());

        clock.advance(IDLE);
        store.expire();

        assertThat(store.replace(newId(), 0, SessionState.NEW, IDLE)).isInstanceOf(Replaced.Stored.class);
    }
}
