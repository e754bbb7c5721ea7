package dev.candela.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.app.lumen.Inspector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `candela lumen inspect`.
final class InspectTest {
    private static final long NANOS = 1_000_000_000L;
    private static final int HEX_COLUMN = 10;
    private static final String PING_FRAME = "120101e7030ce503322e3004e3020ae50470696e67";

    /// Frames of every type, all whole and well-formed.
    private static final List<String> FRAMES = List.of(PING_FRAME,
        "180900010700" + PING_FRAME,
        "170d000100" + PING_FRAME,
        "0e0201e7030ce503322e3004e30202e700",
        "1e0f007b2276223a312c2263617073223a5b22636f6d7072657373696f6e225d7d",
        "804b001001e703ff0870726f746f636f6ce5054c554d454eff0b7365727665725f6e616d65e512636f6e666f726d616e63652d7365"
            + "72766572ff1061636365707465645f76657273696f6ee503312e30",
        "0f0c007b22636170223a22737464696f227d",
        "060e01000000000000", "040a0095977a6f", "1206002a000000000800003333333f056770742d34",
        "0e040001000000000000000048656c6c6f", "0d0400010000000200000001deadbeef", "090400010000000300000002",
        "07070002800161810162", "01420007", "020500aabb",
        "3401030000000000000000000000008aa3979c4ef1101317b9dc44ce87a588b86564287c28197398"
            + "49aec0b6cd1baf81b95382506bc357",
        "130301e605e0e101e2000000000000e03fe50161e480");

    @Test
    void each_byte_of_a_message_has_its_meaning() {
        var run = LumenRun.ofHex(PING_FRAME, "inspect");

        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("""
            00000000  12                         LEN 18
            00000001  01                         TYPE 01 REQUEST
            00000002  01                         FLAGS 01 COMPRESSED
            00000003  e7 03                        object of 3
            00000005  0c                             name "jsonrpc" (word 0c)
            00000006  e5 03 32 2e 30                   string "2.0" (3 bytes)
            0000000b  04                             name "id" (word 04)
            0000000c  e3 02                            integer 1
            0000000e  0a                             name "method" (word 0a)
            0000000f  e5 04 70 69 6e 67                string "ping" (4 bytes)
            """);
        assertThat(LumenRun.of(PING_FRAME, "inspect", "--hex").out()).isEqualTo(run.out());
    }

    @Test
    void every_kind_of_value_is_shown() {
        assertThat(LumenRun.ofHex("e609 e0 e101 e100 e2000000000000f83f e301 e408 e481 e600 e701ff0161e5026869",
            "inspect", "--payload").out()).isEqualTo("""
            00000000  e6 09                      array of 9
            00000002  e0                           null
            00000003  e1 01                        true
            00000005  e1 00                        false
            00000007  e2 00 00 00 00 00 00 f8 …    float 1.5
            00000010  e3 01                        integer -1
            00000012  e4 08                        string "text" (word 08)
            00000014  e4 81                        string (word 81 of the session)
            00000016  e6 00                        array of 0
            00000018  e7 01                        object of 1
            0000001a  ff 01 61                       name "a" (1 byte)
            0000001d  e5 02 68 69                      string "hi" (2 bytes)
            """);
    }

    @Test
    void frames_inside_of_frames_are_shown_inside() {
        assertThat(LumenRun.ofHex("0a0900 010700 040a0001000000", "inspect").out()).isEqualTo("""
            00000000  0a                         LEN 10
            00000001  09                         TYPE 09 MUX
            00000002  00                         FLAGS 00 none
            00000003  01                           command 1 DATA
            00000004  07 00                        channel 7
            00000006  04                           LEN 4
            00000007  0a                           TYPE 0a HEARTBEAT
            00000008  00                           FLAGS 00 none
            00000009  01 00 00 00                    sequence 1
            """);
        assertThat(LumenRun.ofHex("080d00 0200 000200 000300", "inspect").out()).contains("""
            00000003  02 00                        frames 2
            00000005  00                           LEN 0
            00000006  02                           TYPE 02 RESPONSE
            """);
    }

    @Test
    void a_sealed_payload_is_nonce_bytes_and_tag() {
        assertThat(LumenRun.ofHex("1e0103 0500000000000000 00000000 aabb 00112233445566778899aabbccddeeff", "inspect")
            .out()).isEqualTo("""
            00000000  1e                         LEN 30
            00000001  01                         TYPE 01 REQUEST
            00000002  03                         FLAGS 03 COMPRESSED, ENCRYPTED
            00000003  05 00 00 00 00 00 00 00      nonce, counter 5
            0000000b  00 00 00 00                  nonce, the rest
            0000000f  aa bb                        ciphertext (2 bytes)
            00000011  00 11 22 33 44 55 66 77 …    tag (16 bytes)
            """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "1e0f007b2276223a312c2263617073223a5b22636f6d7072657373696f6e225d7d | "
            + "(dialect JSON, client \"\", versions [1.0], capabilities [compression])",
        "270f01e702ff0176e302ff0463617073e602e50b636f6d7072657373696f6ee50973747265616d696e67 | "
            + "(dialect TYPESCRIPT, client \"\", versions [1.0], capabilities [compression, streaming])",
        "1c1001e702ff0176e302ff0463617073e601e50b636f6d7072657373696f6e | "
            + "(dialect TYPESCRIPT, server \"\", version 1.0, capabilities [compression])",
    })
    void a_probe_and_its_acknowledgement_show_their_dialect(String hex, String says) {
        assertThat(LumenRun.ofHex(hex, "inspect").out()).contains(says);
    }

    @Test
    void input_cut_anywhere_is_shown_up_to_its_end() {
        for (String hex : FRAMES) {
            byte[] whole = HexFormat.of().parseHex(hex);
            for (int length = 1; length <= whole.length; length++) {
                var lines = new ArrayList<String>();
                var fault = Inspector.inspect(Arrays.copyOf(whole, length), false, lines::add);

                assertThat(fault).as("%d bytes of %s", length, hex).isEmpty();
                boolean ends = lines.getLast().endsWith("(the input ends here)");
                assertThat(ends).as("%d bytes of %s", length, hex).isEqualTo(length < whole.length);
            }
        }
        assertThat(LumenRun.ofHex(PING_FRAME.substring(0, 22), "inspect").exit()).isZero();
        assertThat(LumenRun.ofHex("e50568", "inspect", "--payload").out()).isEqualTo("""
            00000000  e5 05 68                   string "h" (5 bytes)
            00000003                             (the input ends here)
            """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "''                   | input: empty (expected: frames)",
        "7b7d                 | byte 0: frame length: none (expected: Hyb128 below 2^63)",
        "010101ee             | byte 3: tag ee (expected: e0..e7)",
        "020101e105           | byte 3: bool 05 (expected: 00 or 01)",
        "090101e2000000000000f07f | byte 3: float Infinity (expected: a finite one)",
        "020101e0e0           | byte 4: bytes behind the value (expected: the end)",
        "020101e501           | byte 3: string of 1 bytes (expected: what fits into the payload)",
        "030101e501ff         | byte 5: string that is no text (expected: UTF-8)",
        "030101e603e0         | byte 3: count 3 (expected: what fits into the payload)",
        "020101e4ff           | byte 3: word ff (expected: 00..fe)",
        "000101               | byte 3: the payload ends (expected: a value)",
        "0d0101e3ffffffffffffffffff7f0000 | byte 3: integer beyond 64 bits (expected: 64 bits)",
        "040103ffffffff       | byte 3: sealed payload of 4 bytes (expected: >= 28)",
        "010108e0             | byte 0: FLAGS of REQUEST (expected: neither FRAGMENTED nor reserved bits)",
        "060900010000020a00   | byte 6: LEN 2 (expected: what fits into the frame around)",
        "040d0001000201       | byte 7: the frame around ends (expected: the flags)",
        "050e000102030405     | byte 5: the payload ends (expected: a field of 4 bytes)",
        "0a040000000000000000000278 | byte 12: bytes behind what is known (expected: the end)",
    })
    void what_is_malformed_is_shown_and_refused(String hex, String fault) {
        var run = LumenRun.ofHex(hex, "inspect");

        assertThat(run.err()).isEqualTo("candela: " + fault + "\n");
        assertThat(run.exit()).isEqualTo(1);
    }

    @Test
    void a_frame_behind_a_malformed_one_is_shown() {
        assertThat(LumenRun.ofHex("030101ee0102 000a00", "inspect").out()).endsWith("""
            00000003  ee                           ?
            00000003                               (malformed: tag ee (expected: e0..e7))
            00000004  01 02                        2 bytes that are not read
            00000006  00                         LEN 0
            00000007  0a                         TYPE 0a HEARTBEAT
            00000008  00                         FLAGS 00 none
            """);
    }

    @Test
    void a_peer_can_neither_forge_a_line_nor_move_the_cursor() {
        assertThat(LumenRun.ofHex("e5060a301b5b3233", "inspect", "--payload").out())
            .isEqualTo("00000000  e5 06 0a 30 1b 5b 32 33    string \"\\u000a0\\u001b[23\" (6 bytes)\n");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void any_bytes_are_shown_in_their_order_without_an_exception(long seed) {
        var random = new SplittableRandom(seed);
        long until = System.nanoTime() + NANOS / 2;
        int runs = 0;
        while (System.nanoTime() < until || runs < 100) {
            byte[] bytes = HexFormat.of().parseHex(String.join("", FRAMES.subList(random.nextInt(FRAMES.size()),
                FRAMES.size())));
            for (int i = 0; i < 1 + random.nextInt(4); i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            var offsets = new ArrayList<Integer>();
            Inspector.inspect(bytes, runs % 5 == 0, it -> {
                if (it.charAt(HEX_COLUMN) != ' ') {
                    offsets.add(Integer.parseInt(it.substring(0, 8), 16));
                }
            });
            assertThat(offsets).as(HexFormat.of().formatHex(bytes)).isNotEmpty().isSorted()
                .last().satisfies(it -> assertThat(it).isLessThanOrEqualTo(bytes.length));
            runs++;
        }
    }
}
