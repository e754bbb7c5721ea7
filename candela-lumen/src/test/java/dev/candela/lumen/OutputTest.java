package dev.candela.lumen;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class OutputTest {
    @Test
    void bytes_written_one_by_one_and_in_pieces_come_in_order() {
        var out = new Output(0);
        out.write((byte) 'a');
        out.write("xbcdx".getBytes(US_ASCII), 1, 3);
        out.write((byte) 'e');
        assertThat(out.bytes()).isEqualTo("abcde".getBytes(US_ASCII));
        assertThat(out.size()).isEqualTo(5);
    }

    @Test
    void room_that_was_filled_by_hand_counts_once_the_end_is_set() {
        var out = new Output(1);
        out.write((byte) 'a');
        byte[] array = out.room(2);
        assertThat(array).isSameAs(out.array()).hasSizeGreaterThanOrEqualTo(3);
        array[out.size()] = 'b';
        array[out.size() + 1] = 'c';
        out.end(out.size() + 2);
        assertThat(out.bytes()).isEqualTo("abc".getBytes(US_ASCII));
    }

    @Test
    void what_came_last_can_be_taken_back() {
        var out = new Output(8);
        out.write("abc".getBytes(US_ASCII), 0, 3);
        out.end(1);
        out.write((byte) 'd');
        assertThat(out.bytes()).isEqualTo("ad".getBytes(US_ASCII));
    }

    @Test
    void a_cleared_output_keeps_its_array() {
        var out = new Output(0);
        out.write(new byte[1000], 0, 1000);
        byte[] array = out.array();
        out.clear();
        out.write(new byte[1000], 0, 1000);
        assertThat(out.array()).isSameAs(array);
        assertThat(out.size()).isEqualTo(1000);
    }

    @Test
    void an_end_or_a_piece_outside_the_array_is_refused() {
        var out = new Output(4);
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> out.end(5));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> out.end(-1));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> out.write(new byte[2], 1, 2));
        assertThat(out.size()).isZero();
    }

    @Test
    void more_than_an_array_can_hold_is_an_error_that_says_so() {
        var out = new Output(16);
        out.end(16);
        assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> out.room(Integer.MAX_VALUE))
            .withMessage("output: 2147483663 bytes (expected: <= 2147483631)");
    }
}
