package dev.candela.line;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LineReaderTest {
    private static final String TOO_LONG = "(too long)";

    /// Hands out as many bytes at once as it is told, by turns.
    private static final class Chunks extends InputStream {
        private final byte[] bytes;
        private final int[] sizes;
        private int turn;
        private int at;

        private Chunks(byte[] bytes, int... sizes) {
            this.bytes = bytes;
            this.sizes = sizes;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("slow");
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (at == bytes.length) {
                return -1;
            }
            int some = Math.min(Math.min(length, sizes[turn++ % sizes.length]), bytes.length - at);
            System.arraycopy(bytes, at, into, offset, some);
            at += some;
            return some;
        }
    }

    /// Remembers what it is told.
    private static final class Told implements LineReader.Lines {
        private final List<String> lines = new ArrayList<>();

        @Override
        public void line(byte[] bytes, int offset, int length) {
            lines.add(new String(bytes, offset, length, ISO_8859_1));
        }

        @Override
        public void tooLong() {
            lines.add(TOO_LONG);
        }
    }

    private static List<String> lines(InputStream in, int max) throws IOException {
        var reader = new LineReader(max);
        var told = new Told();
        var buffer = new byte[64];
        for (int count = in.read(buffer, 3, 60); count >= 0; count = in.read(buffer, 3, 60)) {
            reader.push(buffer, 3, count, told);
            Arrays.fill(buffer, (byte) '!');
        }
        reader.end(told);
        reader.end(told);
        return told.lines;
    }

    private static List<String> lines(String text, int max, int... chunks) throws IOException {
        return lines(new Chunks(text.getBytes(ISO_8859_1), chunks), max);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1000})
    void lines_come_out_whole_however_the_bytes_arrive(int chunk) throws IOException {
        assertThat(lines("one\ntwo\r\n\n  \t\r\n\r\n\nthree\rthree\n four \nfive", 100, chunk))
            .containsExactly("one", "two", "three\rthree", " four ", "five");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n", "\r", "   ", "\n\n\n", " \n\t"})
    void an_input_without_a_line_ends(String text) throws IOException {
        assertThat(lines(text, 10, 1)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 1000})
    void the_longest_line_is_read_and_a_longer_one_is_passed_over(int chunk) throws IOException {
        var text = "12345\n123456\n12345\r\n123456\r\n12345\r\r\n1234\r\r\n" + "x".repeat(5000) + "\nend";

        assertThat(lines(text, 5, chunk)).containsExactly(
            "12345", TOO_LONG, "12345", TOO_LONG, TOO_LONG, "1234\r", TOO_LONG, "end");
    }

    @ParameterizedTest
    @ValueSource(strings = {"123456", "123456\r", "12345xxxxxxxxxxxxxxxxxx"})
    void a_last_line_that_is_too_long_is_told_once(String text) throws IOException {
        assertThat(lines(text, 5, 1)).containsExactly(TOO_LONG);
        assertThat(lines(text, 5, 1000)).containsExactly(TOO_LONG);
    }

    @Test
    void a_last_line_may_be_as_long_as_any() throws IOException {
        assertThat(lines("12345", 5, 1)).containsExactly("12345");
        assertThat(lines("12345\r", 5, 1)).containsExactly("12345");
    }

    @Test
    void a_line_that_is_too_long_is_told_before_it_ends() {
        var reader = new LineReader(10_000);
        var told = new Told();
        var bytes = new byte[10_001];
        Arrays.fill(bytes, (byte) 'x');

        reader.push(bytes, 0, 10_000, told);
        assertThat(told.lines).isEmpty();
        reader.push(bytes, 0, 1, told);
        assertThat(told.lines).containsExactly(TOO_LONG);
    }

    @Test
    void a_line_that_is_whole_is_handed_out_where_it_is() {
        var reader = new LineReader(100);
        var bytes = "one\ntwo\n".getBytes(UTF_8);
        var places = new ArrayList<String>();
        reader.push(bytes, 0, bytes.length, new LineReader.Lines() {
            @Override
            public void line(byte[] in, int offset, int length) {
                assertThat(in).isSameAs(bytes);
                places.add(offset + "+" + length);
            }

            @Override
            public void tooLong() {
                places.add(TOO_LONG);
            }
        });

        assertThat(places).containsExactly("0+3", "4+3");
        assertThat(reader.held()).isZero();
    }

    @Test
    void the_buffer_grows_with_what_arrives_and_not_beyond_the_longest_line() {
        var told = new Told();
        var small = new LineReader(8 * 1024 * 1024);
        small.push("one".getBytes(UTF_8), 0, 3, told);
        assertThat(small.held()).isLessThanOrEqualTo(16 * 1024);

        var large = new LineReader(1_000_000);
        for (int i = 0; i < 3_000; i++) {
            large.push(new byte[1_000], 0, 1_000, told);
            assertThat(large.held()).isLessThanOrEqualTo(1_000_001);
        }
        assertThat(told.lines).containsExactly(TOO_LONG);
        assertThat(large.held()).isZero();
    }

    @Test
    void the_buffer_becomes_small_again_after_a_large_line() {
        var told = new Told();
        var reader = new LineReader(2_000_000);
        for (int i = 0; i < 1_000; i++) {
            reader.push(new byte[1_000], 0, 1_000, told);
        }
        assertThat(reader.held()).isBetween(1_000_000, 2_000_000);
        reader.push("\nsmall\nsm".getBytes(UTF_8), 0, 9, told);

        assertThat(told.lines).extracting(String::length).containsExactly(1_000_000, 5);
        assertThat(reader.held()).isLessThanOrEqualTo(16 * 1024);
    }

    @Test
    void any_bytes_are_cut_as_a_simple_reader_would_cut_them() throws IOException {
        var random = new Random(7);
        for (int round = 0; round < 5_000; round++) {
            var bytes = new byte[random.nextInt(200)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) "\n\r \tabc\n".charAt(random.nextInt(8));
            }
            int max = 1 + random.nextInt(20);
            int[] chunks = random.ints(1 + random.nextInt(3), 1, 30).toArray();

            assertThat(lines(new Chunks(bytes, chunks), max)).isEqualTo(simply(bytes, max));
        }
    }

    @FuzzTest
    void no_bytes_break_the_reader(byte[] bytes) throws IOException {
        for (int max : new int[] {1, 5, 100}) {
            assertThat(lines(new Chunks(bytes, 1 + bytes.length / 3, 1), max)).isEqualTo(simply(bytes, max));
        }
    }

    /// All at once and in the obvious way.
    private static List<String> simply(byte[] bytes, int max) {
        var lines = new ArrayList<String>();
        for (String it : new String(bytes, ISO_8859_1).split("\n", -1)) {
            String line = it.endsWith("\r") ? it.substring(0, it.length() - 1) : it;
            if (line.length() > max) {
                lines.add(TOO_LONG);
            } else if (!line.matches("[ \t\r]*")) {
                lines.add(line);
            }
        }
        return lines;
    }
}
