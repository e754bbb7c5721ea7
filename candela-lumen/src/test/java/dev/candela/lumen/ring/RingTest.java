package dev.candela.lumen.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.candela.lumen.MalformedLumen;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RingTest {
    /// Of the region below: 64 bytes per ring.
    private static final int ROOM = 63;
    private static final int WRITTEN_AT = 32;
    private static final int READ_AT = 40;

    private final MemorySegment memory = MemorySegment.ofArray(new long[32]);
    private RingWriter writer;
    private RingReader reader;

    @BeforeEach
    void open() throws MalformedLumen {
        Region.initialize(memory);
        var region = Region.open(memory);
        writer = region.writer(Region.End.CLIENT);
        reader = region.reader(Region.End.SERVER, RingReader.MESSAGE_BYTES_MAX);
    }

    private static byte[] message(int length) {
        byte[] message = new byte[length];
        for (int i = 0; i < length; i++) {
            message[i] = (byte) (i * 7 + 1);
        }
        return message;
    }

    @Test
    void a_message_larger_than_the_ring_goes_through_it_in_pieces() throws MalformedLumen {
        byte[] message = message(1000);
        writer.begin(message.length);
        int sent = writer.write(message, 0, message.length);
        assertThat(sent).isEqualTo(ROOM - 4);
        assertThat(writer.write(message, sent, message.length - sent)).as("no room is left").isZero();

        int pieces = 0;
        var taken = reader.poll();
        while (taken.isEmpty()) {
            sent += writer.write(message, sent, message.length - sent);
            taken = reader.poll();
            pieces++;
        }

        assertThat(taken.get()).isEqualTo(message);
        assertThat(pieces).isEqualTo(15);
        assertThat(reader.poll()).isEmpty();
        assertThat(reader.pending()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 62})
    void a_message_that_comes_in_small_pieces_is_one_message(int piece) throws MalformedLumen {
        byte[] message = message(300);
        writer.begin(message.length);
        var taken = reader.poll();
        for (int at = 0; at < message.length; taken = reader.poll()) {
            assertThat(taken).isEmpty();
            at += writer.write(message, at, Math.min(piece, message.length - at));
        }

        assertThat(taken).hasValueSatisfying(it -> assertThat(it).isEqualTo(message));
    }

    @Test
    void the_length_itself_may_come_in_pieces() throws MalformedLumen {
        MemorySegment.copy(new byte[] {5, 0, 0, 0, 9, 8, 7, 6, 5}, 0, memory, ValueLayout.JAVA_BYTE, 128, 9);
        memory.set(ValueLayout.JAVA_LONG, WRITTEN_AT, 2);
        assertThat(reader.poll()).isEmpty();
        assertThat(reader.pending()).isEqualTo(2);
        memory.set(ValueLayout.JAVA_LONG, WRITTEN_AT, 4);
        assertThat(reader.poll()).isEmpty();
        assertThat(reader.pending()).isEqualTo(4);
        memory.set(ValueLayout.JAVA_LONG, WRITTEN_AT, 9);

        assertThat(reader.poll()).hasValueSatisfying(it -> assertThat(it).containsExactly(9, 8, 7, 6, 5));
        assertThat(memory.get(ValueLayout.JAVA_LONG, READ_AT)).isEqualTo(9);
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 59, 60, 1000})
    void a_message_for_which_there_is_no_room_is_not_begun_and_can_be_given_up(int length) throws MalformedLumen {
        writer.begin(40);
        writer.write(message(40), 0, 40);
        writer.begin(length);
        assertThat(writer.write(message(length), 0, length)).as("19 bytes are free").isZero();
        assertThat(writer.cancel()).isTrue();

        writer.begin(15);
        assertThat(writer.write(message(15), 0, 15)).isEqualTo(15);
        assertThat(reader.poll()).hasValueSatisfying(it -> assertThat(it).isEqualTo(message(40)));
        assertThat(reader.poll()).hasValueSatisfying(it -> assertThat(it).isEqualTo(message(15)));
    }

    @Test
    void a_message_that_has_begun_cannot_be_given_up() throws MalformedLumen {
        writer.begin(60);
        assertThat(writer.write(message(60), 0, 60)).isEqualTo(59);
        assertThat(writer.cancel()).isFalse();

        assertThat(reader.poll()).isEmpty();
        assertThat(writer.write(message(60), 59, 1)).isEqualTo(1);
        assertThat(reader.poll()).hasValueSatisfying(it -> assertThat(it).isEqualTo(message(60)));
    }

    @Test
    void every_length_that_fits_goes_round_the_ring_many_times() throws MalformedLumen {
        for (int round = 0; round < 20; round++) {
            for (int length = 3; length <= ROOM - 4; length++) {
                byte[] message = message(length);
                writer.begin(length);
                assertThat(writer.write(message, 0, length)).isEqualTo(length);
                assertThat(reader.poll()).hasValueSatisfying(it -> assertThat(it).isEqualTo(message));
            }
        }
    }

    @Test
    void two_threads_see_every_message_once_and_in_order() throws Exception {
        var random = new SplittableRandom(11);
        byte[][] messages = new byte[5000][];
        Arrays.setAll(messages, i -> message(3 + random.nextInt(i % 100 == 0 ? 2000 : 60)));
        try (var threads = Executors.newSingleThreadExecutor()) {
            var writing = threads.submit(() -> {
                for (byte[] it : messages) {
                    writer.begin(it.length);
                    for (int at = 0; at < it.length; Thread.onSpinWait()) {
                        at += writer.write(it, at, it.length - at);
                    }
                }
                return true;
            });
            for (byte[] it : messages) {
                var next = reader.poll();
                while (next.isEmpty() && writing.state() != Future.State.FAILED) {
                    Thread.onSpinWait();
                    next = reader.poll();
                }
                assertThat(Arrays.equals(next.orElseThrow(), it)).isTrue();
            }
            assertThat(writing.get()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {64, 65, -1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 32})
    void a_cursor_outside_the_ring_breaks_it_for_good(long cursor) throws MalformedLumen {
        memory.set(ValueLayout.JAVA_LONG, WRITTEN_AT, cursor);
        memory.set(ValueLayout.JAVA_LONG, READ_AT, cursor);
        assertThatThrownBy(reader::poll).isInstanceOf(MalformedLumen.class)
            .hasMessage("ring cursor: outside the ring (expected: < 64)");
        writer.begin(3);
        assertThatThrownBy(() -> writer.write(message(3), 0, 3)).isInstanceOf(MalformedLumen.class)
            .hasMessage("ring cursor: outside the ring (expected: < 64)");

        memory.set(ValueLayout.JAVA_LONG, WRITTEN_AT, 0);
        memory.set(ValueLayout.JAVA_LONG, READ_AT, 0);
        assertThatThrownBy(reader::poll).isInstanceOf(MalformedLumen.class)
            .hasMessage("ring: broken before (expected: another region)");
        assertThatThrownBy(() -> writer.write(message(3), 0, 3)).isInstanceOf(MalformedLumen.class)
            .hasMessage("ring: broken before (expected: another region)");
    }

    @Test
    void what_the_peer_does_to_our_cursor_is_overwritten() throws MalformedLumen {
        memory.set(ValueLayout.JAVA_LONG, WRITTEN_AT, 40);
        writer.begin(3);
        writer.write(message(3), 0, 3);

        assertThat(memory.get(ValueLayout.JAVA_LONG, WRITTEN_AT)).isEqualTo(7);
        assertThat(reader.poll()).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "2, 2", "16777217, 16777217", "-1, 4294967295", "-2147483648, 2147483648"})
    void a_message_is_refused_by_its_length_before_memory_is_taken(int length, String shown) {
        memory.set(ValueLayout.JAVA_INT, 128, length);
        memory.set(ValueLayout.JAVA_LONG, WRITTEN_AT, 10);

        assertThatThrownBy(reader::poll).isInstanceOf(MalformedLumen.class)
            .hasMessage("message: " + shown + " bytes (expected: 3..16777216)");
    }

    @Test
    void the_largest_message_takes_memory_as_it_comes() throws MalformedLumen {
        memory.set(ValueLayout.JAVA_INT, 128, 16 * 1024 * 1024);
        memory.set(ValueLayout.JAVA_LONG, WRITTEN_AT, 10);
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();

        assertThat(reader.poll()).isEmpty();

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(100_000);
        assertThat(reader.pending()).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "0  | 454d554d         | region magic: another one (expected: 4c554d45)",
        "4  | 02000000         | region version: another one (expected: 1)",
        "8  | 8100000000000000 | region data offset: another one (expected: 128)",
        "16 | 8100000000000000 | region data length: another one (expected: 128)",
        "24 | ffffffffffffffff | region middle: another one (expected: 192)",
        "32 | 4000000000000000 | ring cursor: outside the ring (expected: < 64)",
        "40 | 4000000000000000 | ring cursor: outside the ring (expected: < 64)",
        "48 | ffffffffffffff7f | ring cursor: outside the ring (expected: < 64)",
        "56 | ffffffffffffffff | ring cursor: outside the ring (expected: < 64)",
    })
    void a_header_that_is_not_that_of_this_size_is_refused(int at, String hex, String message) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        MemorySegment.copy(bytes, 0, memory, ValueLayout.JAVA_BYTE, at, bytes.length);

        assertThatThrownBy(() -> Region.open(memory)).isInstanceOf(MalformedLumen.class).hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 8, 127, 128, 255})
    void memory_too_small_for_two_rings_is_refused(int bytes) {
        assertThatThrownBy(() -> Region.open(memory.asSlice(0, bytes))).isInstanceOf(MalformedLumen.class)
            .hasMessage("region: " + bytes + " bytes (expected: 256..268435456)");
        assertThatThrownBy(() -> Region.initialize(memory.asSlice(0, bytes)))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage("region: " + bytes + " bytes (expected: 256..268435456)");
    }

    @Test
    void a_message_must_be_ended_before_the_next_begins() {
        writer.begin(9);
        assertThatThrownBy(() -> writer.begin(9)).isInstanceOf(IllegalStateException.class)
            .hasMessage("ring: in the middle of a message (expected: its 9 last bytes)");
        assertThatThrownBy(() -> writer.write(message(10), 0, 10)).isInstanceOf(IllegalArgumentException.class)
            .hasMessage("message: 10 more bytes (expected: <= 9)");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 2, 16 * 1024 * 1024 + 1})
    void no_message_is_begun_that_no_reader_takes(int length) {
        assertThatThrownBy(() -> writer.begin(length)).isInstanceOf(IllegalArgumentException.class)
            .hasMessage("message: " + length + " bytes (expected: 3..16777216)");
    }
}
