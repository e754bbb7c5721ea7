package dev.candela.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class MemorySessionStoreTest {
    private static final Duration IDLE = Duration.ofMinutes(30);

    @Test
    void a_store_without_room_or_a_session_without_time_is_refused() {
        assertThatThrownBy(() -> SessionStore.inMemory(InstantSource.system(), 0))
            .hasMessage("sessionsMax: 0 (expected: > 0)");
        var store = SessionStore.inMemory(InstantSource.system(), 1);
        assertThatThrownBy(() -> store.replace("a", 0, SessionState.NEW, Duration.ZERO))
            .hasMessage("idle: PT0S (expected: >= 1 ms)");
        assertThatThrownBy(() -> store.touch("a", Duration.ofMillis(-1)))
            .hasMessage("idle: PT-0.001S (expected: >= 1 ms)");
    }

    @Test
    void a_time_beyond_all_times_is_for_ever() {
        var store = SessionStore.inMemory(InstantSource.system(), 1);
        store.replace("a", 0, SessionState.NEW, Duration.ofMillis(Long.MAX_VALUE));

        assertThat(store.find("a")).isPresent();
        assertThat(store.touch("a", Duration.ofMillis(Long.MAX_VALUE))).isTrue();
        assertThat(store.expire()).isEmpty();
    }

    @Test
    void finding_again_gives_the_same_object() {
        var store = SessionStore.inMemory(InstantSource.system(), 1);
        store.replace("a", 0, SessionState.NEW, IDLE);
        assertThat(store.find("a")).isSameAs(store.find("a"));
    }

    @Test
    void an_ended_session_that_is_not_cleared_away_still_counts() {
        var now = new AtomicReference<>(Instant.parse("2026-11-20T12:00:00Z"));
        var store = SessionStore.inMemory(now::get, 1);
        store.replace("a", 0, SessionState.NEW, IDLE);
        now.updateAndGet(it -> it.plus(IDLE));

        assertThat(store.replace("b", 0, SessionState.NEW, IDLE)).isEqualTo(new SessionStore.Replaced.Full());
        store.expire();
        assertThat(store.replace("b", 0, SessionState.NEW, IDLE)).isInstanceOf(SessionStore.Replaced.Stored.class);
    }

    @Test
    void opening_touching_and_ending_from_many_threads_loses_no_place_and_gives_none_twice()
        throws InterruptedException {
        var now = new AtomicReference<>(Instant.parse("2026-11-20T12:00:00Z"));
        var store = SessionStore.inMemory(now::get, 100);
        var threads = new ArrayList<Thread>();
        for (int thread = 0; thread < 4; thread++) {
            int offset = thread * 7919;
            threads.add(Thread.startVirtualThread(() -> {
                for (int i = 0; i < 20_000; i++) {
                    String id = "session " + (i * 31 + offset) % 300;
                    switch (i % 5) {
                        case 0, 1 -> store.replace(id, 0, SessionState.NEW, IDLE);
                        case 2 -> store.touch(id, IDLE);
                        case 3 -> store.remove(id);
                        default -> {
                            now.updateAndGet(it -> it.plusSeconds(1));
                            store.expire();
                        }
                    }
                }
            }));
        }
        for (var it : threads) {
            assertThat(it.join(Duration.ofSeconds(20))).isTrue();
        }
        now.updateAndGet(it -> it.plus(IDLE));
        store.expire();

        for (int i = 0; i < 100; i++) {
            assertThat(store.replace("new " + i, 0, SessionState.NEW, IDLE))
                .isInstanceOf(SessionStore.Replaced.Stored.class);
        }
        assertThat(store.replace("one more", 0, SessionState.NEW, IDLE)).isEqualTo(new SessionStore.Replaced.Full());
    }
}
