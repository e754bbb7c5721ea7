package dev.candela.lumen.context;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.candela.lumen.MalformedLumen;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a peer may not send.
class ContextExpanderTest {
    private static final String LOST = "context: lost with an earlier payload (expected: a new connection)";
    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";

    private static byte[] compressed(String payload) {
        try (var compressor = new ContextCompressor(Vocabulary.MCP)) {
            return compressor.compress(payload.getBytes(UTF_8), 0, payload.length());
        }
    }

    private static void refuses(int limit, byte[] form, String message) {
        try (var expander = new ContextExpander(limit)) {
            assertThatThrownBy(() -> expander.expand(form, 0, form.length)).isInstanceOf(MalformedLumen.class)
                .hasMessage(message);
            byte[] good = compressed(PING);
            assertThatThrownBy(() -> expander.expand(good, 0, good.length)).isInstanceOf(MalformedLumen.class)
                .hasMessage(LOST);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"01", "09", "0b", "11", "7b7d", "ff", "010300"})
    void other_first_bytes_are_refused(String hex) {
        refuses(1000, HexFormat.of().parseHex(hex),
            "payload at byte 0: another first byte (expected: even, 3, 5 or 7)");
    }

    @Test
    void nothing_is_refused() {
        refuses(1000, new byte[0], "payload at byte 0: empty (expected: a first byte that is even, 3, 5 or 7)");
    }

    @ParameterizedTest
    @CsvSource({
        "03,           nothing behind the vocabulary",
        "000500faff61, a stored block of five bytes of which one is there",
        "000600f9ff61, a stored block of six bytes of which one is there",
        "000a00f5ff61, a stored block of ten bytes of which one is there",
        "00000000ffff, a stored block whose two lengths differ",
        "06,           a kind of block that does not exist",
        "04,           the head of a block with its own codes",
        "031300,       a reference beyond all that was said",
        "02,           a block that does not end"})
    void data_that_are_not_whole_blocks_are_refused(String hex, String what) {
        try (var expander = new ContextExpander(1000)) {
            byte[] form = HexFormat.of().parseHex(hex);
            assertThatThrownBy(() -> expander.expand(form, 0, form.length)).as(what)
                .isInstanceOf(MalformedLumen.class).message().startsWith("deflate data: ");
            assertThatThrownBy(() -> expander.expand(form, 0, form.length)).as(what)
                .isInstanceOf(MalformedLumen.class).hasMessage(LOST);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000000000ffff0300", "000000ffff0300", "02000000ffff030000"})
    void a_last_block_is_refused(String hex) {
        refuses(1000, HexFormat.of().parseHex("03" + hex),
            hex.startsWith("0000000000")
                ? "deflate data: corrupt (expected: blocks that refer to this context)"
                : "deflate data: more behind a last block (expected: no block marked as last)");
    }

    /// The noise stands in blocks that are not compressed, the words before it in a block that is.
    @Test
    void every_payload_that_is_cut_short_is_refused() {
        byte[] words = "The quick brown fox jumps over the lazy dog, and the dog wakes. ".repeat(300).getBytes(UTF_8);
        byte[] noise = new byte[1000];
        new Random(7).nextBytes(noise);
        byte[] payload = Arrays.copyOf(words, words.length + noise.length);
        System.arraycopy(noise, 0, payload, words.length, noise.length);
        byte[] form;
        try (var compressor = new ContextCompressor(Vocabulary.MCP)) {
            form = compressor.compress(payload, 0, payload.length);
        }
        for (int length = 0; length < form.length; length++) {
            byte[] cut = Arrays.copyOf(form, length);
            try (var expander = new ContextExpander(payload.length)) {
                assertThatThrownBy(() -> expander.expand(cut, 0, cut.length)).as("%d bytes", length)
                    .isInstanceOf(MalformedLumen.class);
                assertThatThrownBy(() -> expander.expand(form, 0, form.length)).hasMessage(LOST);
            }
        }
        assertThat(form.length).isBetween(1000, 1300);
    }

    @Test
    void words_that_only_the_sender_has_are_refused() {
        var vocabulary = Vocabulary.of(PING.repeat(300).getBytes(UTF_8));
        try (var compressor = new ContextCompressor(vocabulary)) {
            byte[] filler = new byte[12_000];
            compressor.compress(filler, 0, filler.length);
            byte[] form = compressor.compress(PING.getBytes(UTF_8), 0, PING.length());
            refuses(1000, form, "deflate data: corrupt (expected: blocks that refer to this context)");
        }
    }

    @Test
    void a_payload_of_the_limit_passes_and_one_byte_more_does_not() throws MalformedLumen {
        for (int limit : new int[] {1, 40, 511, 512, 513, 5000}) {
            try (var expander = new ContextExpander(limit)) {
                byte[] form = compressed("x".repeat(limit));
                assertThat(expander.expand(form, 0, form.length)).hasSize(limit).containsOnly('x');
                byte[] asIs = new byte[1 + limit];
                asIs[0] = 0x05;
                assertThat(expander.expand(asIs, 0, asIs.length)).hasSize(limit).containsOnly(0);
            }
            String message = "payload: more than " + limit + " bytes (expected: <= " + limit + ")";
            refuses(limit, compressed("x".repeat(limit + 1)), message);
            byte[] asIs = new byte[2 + limit];
            asIs[0] = 0x05;
            refuses(limit, asIs, message);
        }
    }

    @Test
    void a_payload_that_grows_without_end_is_refused_at_the_limit() {
        int limit = 256 * 1024;
        byte[] zeros = new byte[64 * 1024 * 1024];
        try (var compressor = new ContextCompressor(Vocabulary.MCP); var expander = new ContextExpander(limit)) {
            byte[] form = compressor.compress(zeros, 0, zeros.length);
            assertThat(form.length).isLessThan(zeros.length / 200);
            var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            long before = threads.getCurrentThreadAllocatedBytes();
            assertThatThrownBy(() -> expander.expand(form, 0, form.length)).isInstanceOf(MalformedLumen.class)
                .hasMessage("payload: more than 262144 bytes (expected: <= 262144)");
            assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(3L * limit);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, (1 << 30) + 1})
    void a_limit_has_limits(int limit) {
        assertThatThrownBy(() -> new ContextExpander(limit)).isInstanceOf(IllegalArgumentException.class)
            .hasMessage("messageBytesMax: " + limit + " (expected: 1..1073741824)");
    }
}
