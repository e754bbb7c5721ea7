package dev.candela.lumen.cipher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReplayWindowTest {
    private final ReplayWindow window = new ReplayWindow();

    private String take(String counter) {
        long it = Long.parseUnsignedLong(counter);
        boolean fresh = window.isFresh(it);
        if (fresh) {
            window.commit(it);
        }
        return fresh ? "+" : "-";
    }

    @ParameterizedTest
    @CsvSource({
        "0 1 2 3,                 ++++",
        "0 0,                     +-",
        "0 2 0,                   ++-",
        "0 2 1,                   +++",
        "0 2 1 1,                 +++-",
        "5 4 5 4 0 0,             ++--+-",
        "64 0 0,                  ++-",
        "65 0 1,                  +-+",
        "0 64 0 1,                ++-+",
        "0 65 0 1 1,              ++-+-",
        "0 1 64 0 1 2,            +++--+",
        "0 63 127 63 64,          +++-+",
        "0 63 128 63 64 64,       +++-+-",
        "0 1000 0 935 936 936,    ++--+-",
        "9223372036854775807 9223372036854775808 9223372036854775807, ++-",
        "18446744073709551614 18446744073709551615 18446744073709551613, +-+"})
    void each_counter_is_fresh_once_within_64_of_the_greatest(String counters, String expected) {
        assertThat(Stream.of(counters.split(" ")).map(this::take).collect(Collectors.joining())).isEqualTo(expected);
    }

    @Test
    void asking_changes_nothing() {
        take("10");

        assertThat(window.isFresh(1000)).isTrue();

        assertThat(window.isFresh(9)).isTrue();
    }

    @Test
    void a_counter_that_is_not_fresh_cannot_be_committed() {
        take("7");

        assertThatThrownBy(() -> window.commit(7)).isInstanceOf(IllegalArgumentException.class)
            .hasMessage("counter: 7 (expected: one that is fresh)");
    }

    @Test
    void it_agrees_with_a_set_that_remembers_everything() {
        var random = new SplittableRandom(20261120);
        for (int run = 0; run < 200; run++) {
            var remembering = new ReplayWindow();
            var seen = new HashSet<Long>();
            long greatest = -1;
            for (int i = 0; i < 500; i++) {
                long counter = Math.max(0, greatest + random.nextInt(-80, random.nextInt(8) == 0 ? 150 : 5));
                boolean fresh = counter >= greatest - 64 && !seen.contains(counter);
                assertThat(remembering.isFresh(counter)).as("%d after %d", counter, greatest).isEqualTo(fresh);
                if (fresh) {
                    remembering.commit(counter);
                    seen.add(counter);
                    greatest = Math.max(greatest, counter);
                }
            }
        }
    }
}
