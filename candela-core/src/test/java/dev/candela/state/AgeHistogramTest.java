package dev.candela.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AgeHistogramTest {
    @Test
    void the_oldest_goes_first_and_no_more_than_needed() {
        var ages = new AgeHistogram();
        ages.add(1, 10);
        ages.add(1_000, 10);
        ages.add(100_000, 10);

        assertThat(ages.ageThatFrees(10)).isGreaterThan(1_000).isLessThanOrEqualTo(100_000);
        assertThat(ages.ageThatFrees(11)).isGreaterThan(1).isLessThanOrEqualTo(1_000);
        assertThat(ages.ageThatFrees(21)).isEqualTo(1);
    }

    @Test
    void all_must_go_when_there_is_not_enough_or_it_is_all_new() {
        var ages = new AgeHistogram();
        ages.add(-5, 10);
        ages.add(7, 10);

        assertThat(ages.ageThatFrees(15)).isZero();
        assertThat(ages.ageThatFrees(1_000)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 3", "4, 4", "5, 5", "7, 7", "8, 8", "9, 8", "10, 10", "11, 10", "15, 14",
        "16, 16", "19, 16", "20, 20", "1023, 896", "1024, 1024", "9223372036854775807, 8070450532247928832"})
    void an_age_is_known_to_a_quarter_of_a_power_of_two(long age, long known) {
        var ages = new AgeHistogram();
        ages.add(age, 1);
        assertThat(ages.ageThatFrees(1)).isEqualTo(known);
    }
}
