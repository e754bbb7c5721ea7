package dev.candela.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.json.Json;
import dev.candela.model.RequestId;
import java.math.BigInteger;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Who may begin, what a cancellation does, and that nothing is left behind.
final class InFlightTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final InFlight inFlight = new InFlight(4, 2, InstantSource.system());
    private final InFlight.Owner owner = new InFlight.Owner();

    private InFlight.Begun begin(InFlight.@Nullable Owner of, long id) {
        return inFlight.begin(of, RequestId.of(id), HOUR);
    }

    private InFlight.Call admitted(InFlight.@Nullable Owner of, long id) {
        return ((InFlight.Begun.Admitted) begin(of, id)).call();
    }

    @Test
    void an_id_is_taken_until_its_request_has_ended() {
        var first = admitted(owner, 1);
        assertThat(begin(owner, 1)).isEqualTo(new InFlight.Begun.Duplicate());
        first.end();
        assertThat(begin(owner, 1)).isInstanceOf(InFlight.Begun.Admitted.class);
    }

    @Test
    void an_id_is_taken_only_in_its_json_type_and_for_its_owner() {
        admitted(owner, 1);
        assertThat(inFlight.begin(owner, RequestId.of("1"), HOUR)).isInstanceOf(InFlight.Begun.Admitted.class);
        assertThat(begin(new InFlight.Owner(), 1)).isInstanceOf(InFlight.Begun.Admitted.class);
    }

    @Test
    void an_id_of_many_digits_is_taken_like_any_other() {
        var big = new RequestId(Json.of(BigInteger.TWO.pow(70)));
        assertThat(inFlight.begin(owner, big, HOUR)).isInstanceOf(InFlight.Begun.Admitted.class);
        assertThat(inFlight.begin(owner, new RequestId(Json.of(BigInteger.TWO.pow(70))), HOUR))
            .isEqualTo(new InFlight.Begun.Duplicate());
    }

    @Test
    void requests_without_an_owner_may_share_an_id() {
        admitted(null, 1);
        assertThat(begin(null, 1)).isInstanceOf(InFlight.Begun.Admitted.class);
    }

    @Test
    void an_owner_may_run_so_many_at_once() {
        var first = admitted(owner, 1);
        admitted(owner, 2);
        assertThat(begin(owner, 3)).isEqualTo(new InFlight.Begun.Busy());
        assertThat(owner.running()).isEqualTo(2);
        first.end();
        assertThat(begin(owner, 3)).isInstanceOf(InFlight.Begun.Admitted.class);
    }

    @Test
    void all_together_may_run_so_many_at_once() {
        var first = admitted(null, 1);
        admitted(null, 2);
        admitted(null, 3);
        admitted(owner, 4);
        assertThat(begin(owner, 5)).isEqualTo(new InFlight.Begun.Busy());
        assertThat(begin(null, 5)).isEqualTo(new InFlight.Begun.Busy());
        assertThat(inFlight.running()).isEqualTo(4);
        first.end();
        assertThat(begin(owner, 5)).isInstanceOf(InFlight.Begun.Admitted.class);
    }

    @Test
    void what_was_refused_counts_for_nothing() {
        var only = admitted(owner, 1);
        for (int i = 0; i < 10; i++) {
            assertThat(begin(owner, 1)).isEqualTo(new InFlight.Begun.Duplicate());
        }
        assertThat(inFlight.running()).isEqualTo(1);
        assertThat(owner.running()).isEqualTo(1);
        only.end();
        assertNothingLeft();
    }

    @Test
    void ending_twice_does_nothing() {
        var first = admitted(owner, 1);
        first.end();
        var second = admitted(owner, 1);
        first.end();
        assertThat(inFlight.running()).isEqualTo(1);
        assertThat(begin(owner, 1)).isEqualTo(new InFlight.Begun.Duplicate());
        second.end();
        assertNothingLeft();
    }

    @Test
    void a_limit_holds_however_many_begin_at_the_same_moment() throws InterruptedException {
        var crowd = new InFlight(100, 7, InstantSource.system());
        var start = new CountDownLatch(1);
        var admitted = new AtomicInteger();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 64; i++) {
            long id = i;
            threads.add(Thread.startVirtualThread(() -> {
                awaitQuietly(start);
                if (crowd.begin(owner, RequestId.of(id), HOUR) instanceof InFlight.Begun.Admitted) {
                    admitted.incrementAndGet();
                }
            }));
        }
        start.countDown();
        for (var thread : threads) {
            assertThat(thread.join(Duration.ofSeconds(5))).isTrue();
        }
        assertThat(admitted).hasValue(7);
        assertThat(crowd.running()).isEqualTo(7);
        assertThat(owner.running()).isEqualTo(7);
    }

    @Test
    void what_was_cancelled_before_it_began_does_nothing() {
        var call = admitted(owner, 1);
        owner.cancel(RequestId.of(1));
        assertThat(call.enter()).isFalse();
        call.leave();
        assertThat(Thread.interrupted()).isFalse();
        assertThat(call.isCancelled()).isTrue();
        assertThat(call.isOpen()).isFalse();
        call.end();
        assertNothingLeft();
    }

    @Test
    void what_is_cancelled_while_it_runs_is_interrupted() throws InterruptedException {
        var call = admitted(owner, 1);
        var entered = new CountDownLatch(1);
        var seen = new ArrayList<Object>();
        var thread = Thread.startVirtualThread(() -> {
            seen.add(call.enter());
            entered.countDown();
            try {
                seen.add(new CountDownLatch(1).await(5, TimeUnit.SECONDS));
            } catch (InterruptedException e) {
                seen.add("interrupted");
                Thread.currentThread().interrupt();
            }
            call.leave();
            seen.add(Thread.currentThread().isInterrupted());
            call.end();
        });
        assertThat(entered.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(call.isOpen()).isTrue();
        owner.cancel(RequestId.of(1));
        assertThat(thread.join(Duration.ofSeconds(5))).isTrue();
        assertThat(seen).containsExactly(true, "interrupted", false);
        assertNothingLeft();
    }

    @Test
    void nobody_is_interrupted_who_has_done_his_part() {
        var call = admitted(owner, 1);
        assertThat(call.enter()).isTrue();
        call.leave();
        call.cancel();
        assertThat(Thread.interrupted()).isFalse();
        assertThat(call.isCancelled()).isTrue();
    }

    @Test
    void an_interrupt_of_somebody_else_is_left_alone() {
        var call = admitted(owner, 1);
        call.enter();
        Thread.currentThread().interrupt();
        call.leave();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void unknown_and_ended_requests_cannot_be_cancelled() {
        var call = admitted(owner, 1);
        owner.cancel(RequestId.of(2));
        owner.cancel(RequestId.of("1"));
        assertThat(call.isOpen()).isTrue();
        call.end();
        owner.cancel(RequestId.of(1));
        call.cancel();
        assertThat(call.isCancelled()).isFalse();
        assertThat(call.isOpen()).isFalse();
    }

    @Test
    void an_owner_that_goes_takes_only_its_own_with_it() {
        var mine = admitted(owner, 1);
        var other = admitted(new InFlight.Owner(), 1);
        var nobodys = admitted(null, 1);
        owner.cancelAll();
        assertThat(mine.isCancelled()).isTrue();
        assertThat(other.isCancelled()).isFalse();
        assertThat(nobodys.isCancelled()).isFalse();
        inFlight.cancelAll();
        assertThat(other.isCancelled()).isTrue();
        assertThat(nobodys.isCancelled()).isTrue();
    }

    @Test
    void an_action_for_a_cancellation_is_done_once_also_when_it_comes_late() {
        var done = new AtomicInteger();
        var early = admitted(owner, 1);
        early.onCancel(done::incrementAndGet);
        early.cancel();
        early.cancel();
        assertThat(done).hasValue(1);
        var late = admitted(owner, 2);
        late.cancel();
        late.onCancel(done::incrementAndGet);
        assertThat(done).hasValue(2);
    }

    @Test
    void an_action_for_a_cancellation_is_not_done_after_the_end() {
        var done = new AtomicBoolean();
        var call = admitted(owner, 1);
        call.end();
        call.onCancel(() -> done.set(true));
        call.cancel();
        assertThat(done).isFalse();
    }

    @Test
    void an_action_that_fails_does_not_keep_others_from_being_cancelled() {
        var calls = List.of(admitted(null, 1), admitted(null, 2), admitted(null, 3));
        calls.forEach(it -> it.onCancel(() -> {
            throw new IllegalStateException("broken");
        }));
        inFlight.cancelAll();
        assertThat(calls).allMatch(InFlight.Call::isCancelled);
    }

    @Test
    void a_call_may_end_itself_when_it_is_cancelled() {
        var call = admitted(owner, 1);
        call.onCancel(call::end);
        owner.cancelAll();
        assertThat(call.isCancelled()).isTrue();
        assertNothingLeft();
    }

    @Test
    void nothing_is_left_however_ends_and_cancellations_meet() throws InterruptedException {
        var many = new InFlight(2_000, 2_000, InstantSource.system());
        var threads = new ArrayList<Thread>();
        for (long i = 0; i < 1_000; i++) {
            var id = RequestId.of(i);
            var call = ((InFlight.Begun.Admitted) many.begin(owner, id, HOUR)).call();
            threads.add(Thread.startVirtualThread(() -> {
                call.enter();
                call.leave();
                call.end();
            }));
            threads.add(Thread.startVirtualThread(() -> owner.cancel(id)));
            threads.add(Thread.startVirtualThread(call::end));
        }
        for (var thread : threads) {
            assertThat(thread.join(Duration.ofSeconds(5))).isTrue();
        }
        assertThat(many.running()).isZero();
        assertThat(owner.running()).isZero();
        assertThat(many.tick()).isFalse();
        assertThat(many.begin(owner, RequestId.of(0), HOUR)).isInstanceOf(InFlight.Begun.Admitted.class);
    }

    private void assertNothingLeft() {
        assertThat(inFlight.running()).isZero();
        assertThat(owner.running()).isZero();
        assertThat(inFlight.tick()).isFalse();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(5, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
