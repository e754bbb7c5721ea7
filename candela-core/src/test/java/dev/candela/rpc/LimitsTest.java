package dev.candela.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LimitsTest {
    private static final Limits ALL = Limits.DEFAULT;
    private static final Duration SECOND = Duration.ofSeconds(1);

    static Stream<Arguments> refused() {
        return Stream.of(
            refused("messageBytesMax: 0", () -> ALL.withMessageBytesMax(0)),
            refused("batchMax: 0", () -> new Limits(1, ALL.json(), 0, 1, 1, 1, 1, 1, 1, ALL.replay(), ALL.times())),
            refused("requestsMax: -1", () -> ALL.withRequests(-1, 1)),
            refused("requestsPerOwnerMax: 0", () -> ALL.withRequests(1, 0)),
            refused("sessionsMax: 0", () -> ALL.withSessions(0, 1)),
            refused("sessionsPerClientMax: -5", () -> ALL.withSessions(1, -5)),
            refused("subscriptionsMax: 0", () -> ALL.withSubscriptionsMax(0)),
            refused("queueBytesMax: -2147483648", () -> ALL.withQueueBytesMax(Integer.MIN_VALUE)),
            refused("eventsMax: 0", () -> new Limits.Replay(0, 1, SECOND)),
            refused("bytesMax: 0", () -> new Limits.Replay(1, 0, SECOND)),
            refused("age: PT0S", () -> new Limits.Replay(1, 1, Duration.ZERO)),
            refused("request: PT0S", () -> times(0)),
            refused("answer: PT0S", () -> times(1)),
            refused("sessionIdle: PT0S", () -> times(2)),
            refused("sessionLifetime: PT0S", () -> times(3)),
            refused("retry: PT0S", () -> times(4)));
    }

    private static Arguments refused(String what, ThrowingCallable making) {
        return Arguments.of(what, making);
    }

    private static Limits.Times times(int zero) {
        return new Limits.Times(second(zero == 0), second(zero == 1), second(zero == 2), second(zero == 3),
            second(zero == 4));
    }

    private static Duration second(boolean isZero) {
        return isZero ? Duration.ZERO : SECOND;
    }

    @ParameterizedTest
    @MethodSource("refused")
    void a_limit_that_lets_nothing_through_is_refused(String what, ThrowingCallable making) {
        assertThatThrownBy(making).isInstanceOf(IllegalArgumentException.class)
            .hasMessage(what + " (expected: > 0)");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, Integer.MAX_VALUE})
    void a_changed_limit_changes_nothing_else(int value) {
        var changed = ALL.withMessageBytesMax(value).withRequests(value, value).withSessions(value, value)
            .withSubscriptionsMax(value).withQueueBytesMax(value);
        assertThat(changed).isEqualTo(new Limits(value, ALL.json(), ALL.batchMax(), value, value, value, value, value,
            value, ALL.replay(), ALL.times()));
    }

    @Test
    void what_is_kept_and_how_long_things_take_can_be_changed() {
        var replay = new Limits.Replay(1, 2, SECOND);
        var times = new Limits.Times(SECOND, SECOND, SECOND, SECOND, SECOND);
        var changed = ALL.withReplay(replay).withTimes(times);
        assertThat(changed.replay()).isEqualTo(replay);
        assertThat(changed.times()).isEqualTo(times);
        assertThat(changed.withReplay(ALL.replay()).withTimes(ALL.times())).isEqualTo(ALL);
    }
}
