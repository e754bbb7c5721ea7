package dev.candela.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candela.state.Sealer;
import dev.candela.state.Sealer.Unsealed;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

/// What every [Sealer] must do.
public interface SealerContract {
    Duration LIFE = Duration.ofMinutes(15);

    /// One that goes by this clock.
    Sealer sealer(FakeClock clock);

    /// One whose keys are others.
    Sealer stranger(FakeClock clock);

    private static byte[] bytes(String text) {
        return text.getBytes(US_ASCII);
    }

    private static void assertOpens(Sealer sealer, String text, byte[] bound, byte[] payload) {
        assertThat(sealer.open(text, bound)).isInstanceOfSatisfying(Unsealed.Opened.class,
            it -> assertThat(it.payload()).isEqualTo(payload));
    }

    @Test
    default void what_was_sealed_is_opened() {
        var sealer = sealer(FakeClock.create());
        for (int size : new int[] {0, 1, 2, 3, 15, 16, 17, 1000, sealer.payloadBytesMax()}) {
            var payload = new byte[size];
            Arrays.fill(payload, (byte) size);

            assertOpens(sealer, sealer.seal(payload, bytes("alice"), LIFE), bytes("alice"), payload);
        }
    }

    @Test
    default void a_sealed_text_is_visible_ascii() {
        var sealer = sealer(FakeClock.create());
        for (int size = 0; size < 50; size++) {
            assertThat(sealer.seal(new byte[size], new byte[0], LIFE)).matches("[\\x21-\\x7E]+");
        }
    }

    @Test
    default void the_same_payload_is_sealed_differently_each_time() {
        var sealer = sealer(FakeClock.create());
        var texts = new HashSet<String>();
        for (int i = 0; i < 1000; i++) {
            texts.add(sealer.seal(bytes("same"), bytes("alice"), LIFE));
        }
        assertThat(texts).hasSize(1000);
    }

    @Test
    default void a_text_with_any_character_changed_is_invalid() {
        var sealer = sealer(FakeClock.create());
        for (int size = 20; size < 23; size++) {
            String text = sealer.seal(new byte[size], bytes("alice"), LIFE);
            for (int at = 0; at < text.length(); at++) {
                for (char other : new char[] {'A', 'B', 'Q', 'w', '_', '-', '=', '+', ' ', 0, 'é'}) {
                    String changed = text.substring(0, at) + other + text.substring(at + 1);
                    if (!changed.equals(text)) {
                        assertThat(sealer.open(changed, bytes("alice"))).isEqualTo(new Unsealed.Invalid());
                    }
                }
            }
        }
    }

    @Test
    default void a_text_that_is_shorter_or_longer_is_invalid() {
        var sealer = sealer(FakeClock.create());
        String text = sealer.seal(bytes("payload"), bytes("alice"), LIFE);
        for (int end = 0; end < text.length(); end++) {
            assertThat(sealer.open(text.substring(0, end), bytes("alice"))).isEqualTo(new Unsealed.Invalid());
        }
        for (String more : new String[] {"A", "AA", "AAA", "AAAA", "=", "==", "\n", " "}) {
            assertThat(sealer.open(text + more, bytes("alice"))).isEqualTo(new Unsealed.Invalid());
            assertThat(sealer.open(more + text, bytes("alice"))).isEqualTo(new Unsealed.Invalid());
        }
    }

    @Test
    default void a_text_longer_than_any_sealed_one_is_invalid() {
        var sealer = sealer(FakeClock.create());
        String longest = sealer.seal(new byte[sealer.payloadBytesMax()], new byte[0], LIFE);
        assertThat(sealer.open(longest + "A".repeat(1000), new byte[0])).isEqualTo(new Unsealed.Invalid());
        assertThat(sealer.open("A".repeat(4 * sealer.payloadBytesMax()), new byte[0]))
            .isEqualTo(new Unsealed.Invalid());
    }

    @Test
    default void a_text_opens_only_for_what_it_is_bound_to() {
        var sealer = sealer(FakeClock.create());
        String text = sealer.seal(bytes("payload"), bytes("alice"), LIFE);

        assertThat(sealer.open(text, bytes("bob"))).isEqualTo(new Unsealed.Invalid());
        assertThat(sealer.open(text, new byte[0])).isEqualTo(new Unsealed.Invalid());
        assertOpens(sealer, text, bytes("alice"), bytes("payload"));
    }

    @Test
    default void a_text_sealed_with_other_keys_is_invalid() {
        var clock = FakeClock.create();
        String text = stranger(clock).seal(bytes("payload"), bytes("alice"), LIFE);

        assertThat(sealer(clock).open(text, bytes("alice"))).isEqualTo(new Unsealed.Invalid());
    }

    @Test
    default void a_text_expires_when_its_time_is_over_and_not_before() {
        var clock = FakeClock.create();
        var sealer = sealer(clock);
        String text = sealer.seal(bytes("payload"), bytes("alice"), LIFE);

        clock.advance(LIFE.minusMillis(1));
        assertOpens(sealer, text, bytes("alice"), bytes("payload"));
        clock.advance(Duration.ofMillis(1));

        assertThat(sealer.open(text, bytes("alice"))).isEqualTo(new Unsealed.Expired());
        assertThat(sealer.open(text, bytes("bob"))).isEqualTo(new Unsealed.Invalid());
    }

    @Test
    default void a_payload_that_is_too_large_is_not_sealed() {
        var sealer = sealer(FakeClock.create());
        int size = sealer.payloadBytesMax() + 1;

        assertThatThrownBy(() -> sealer.seal(new byte[size], new byte[0], LIFE))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage("payload: " + size + " bytes (expected: <= " + (size - 1) + ")");
    }
}
