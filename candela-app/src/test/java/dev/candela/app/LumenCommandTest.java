package dev.candela.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.lumen.extension.Batch;
import dev.candela.lumen.extension.MuxFrame;
import dev.candela.lumen.frame.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Encoding and decoding, and what all verbs have in common.
final class LumenCommandTest {
    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";
    private static final Pattern DECIMAL = Pattern.compile("[0-9]\\.[0-9]|[0-9]e");
    private static final String PING_FRAME = "120101e7030ce503322e3004e3020ae50470696e67";

    @Test
    void a_message_becomes_its_frame() {
        assertThat(LumenRun.of(PING, "encode")).isEqualTo(new LumenRun(0, PING_FRAME,
            new String(HexFormat.of().parseHex(PING_FRAME), UTF_8), ""));
        assertThat(LumenRun.of(" " + PING + "\n", "encode", "--hex").out()).isEqualTo(PING_FRAME + "\n");
        assertThat(LumenRun.of(PING, "encode", "-", "--hex").out()).isEqualTo(PING_FRAME + "\n");
        assertThat(LumenRun.of(PING, "encode", "--payload", "--hex").out())
            .isEqualTo(PING_FRAME.substring(6) + "\n");
    }

    @Test
    void frames_become_lines_of_json() {
        var twice = LumenRun.ofHex(PING_FRAME + PING_FRAME, "decode");

        assertThat(twice).isEqualTo(new LumenRun(0, twice.hex(), PING + "\n" + PING + "\n", ""));
        assertThat(LumenRun.of(PING_FRAME.toUpperCase(Locale.ROOT).replaceAll("(..)", "$1 \n"), "decode",
            "--hex").out()).isEqualTo(PING + "\n");
        assertThat(LumenRun.ofHex(PING_FRAME.substring(6), "decode", "--payload").out()).isEqualTo(PING + "\n");
    }

    @Test
    void every_message_of_the_corpus_comes_back_from_its_frame(@TempDir Path folder) throws IOException {
        try (var files = Files.list(LumenRun.corpus())) {
            for (var file : files.filter(it -> it.toString().endsWith(".json")).toList()) {
                var frame = folder.resolve("frame");
                Files.write(frame, HexFormat.of().parseHex(LumenRun.of("", "encode", file.toString()).hex()));

                var decoded = LumenRun.of("", "decode", frame.toString());

                assertThat(decoded.exit()).as(file.toString()).isZero();
                assertThat(LumenRun.of(decoded.out(), "encode").hex()).as(file.toString())
                    .isEqualTo(HexFormat.of().formatHex(Files.readAllBytes(frame)));
                String text = Files.readString(file).strip();
                if (!DECIMAL.matcher(text).find()) { // those have more than one spelling
                    assertThat(decoded.out()).isEqualTo(text + "\n");
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"method\":\"m\",\"id\":1} | 090101e7020ae5016d04e302",
        "{\"method\":\"m\"}          | 060301e7010ae5016d",
        "{\"result\":{},\"id\":1}    | 080201e70202e70004e302",
        "{\"error\":{},\"id\":null}  | 070201e70203e70004e0",
    })
    void the_shape_of_a_message_is_its_type(String message, String frame) {
        assertThat(LumenRun.of(message, "encode", "--hex").out()).isEqualTo(frame + "\n");
    }

    @ParameterizedTest
    @CsvSource({"request, 01", "response, 02", "notify, 03"})
    void the_type_can_be_given_to_any_value(String type, String code) {
        assertThat(LumenRun.of("[1]", "encode", "--hex", "--type", type).out())
            .isEqualTo("04" + code + "01e601e302\n");
        assertThat(LumenRun.of(PING, "encode", "--hex", "--type=" + type).out())
            .isEqualTo("12" + code + PING_FRAME.substring(4) + "\n");
    }

    @Test
    void what_the_binary_form_cannot_say_becomes_a_frame_of_json_text_and_a_note() {
        String message = "{\"result\":18446744073709551616,\"id\":1}";
        var run = LumenRun.of(message, "encode", "--hex");

        assertThat(run.exit()).isZero();
        assertThat(run.out()).isEqualTo("260200" + HexFormat.of().formatHex(message.getBytes(
            UTF_8)) + "\n");
        assertThat(run.err())
            .isEqualTo("candela: the binary form cannot say this message exactly: the frame is JSON text\n");
        assertThat(LumenRun.of(run.out(), "decode", "--hex").out()).isEqualTo(message + "\n");
        assertThat(LumenRun.of(message, "encode", "--hex", "--payload")).isEqualTo(new LumenRun(1, "", "",
            "candela: value: none that a payload says exactly "
                + "(expected: integers of 64 bits, decimals of a double)\n"));
    }

    @Test
    void bytes_are_not_written_to_a_screen_and_hex_digits_are() {
        assertThat(LumenRun.onScreen(PING, "encode")).isEqualTo(new LumenRun(2, "", "",
            "candela: stdout: a terminal (expected: --hex, or a file or a pipe)\n"));
        assertThat(LumenRun.onScreen(PING, "encode", "--hex").out()).isEqualTo(PING_FRAME + "\n");
        assertThat(LumenRun.onScreen(PING_FRAME, "decode", "--hex").out()).isEqualTo(PING + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dev/pts/3", "/dev/tty1", "/dev/console"})
    void a_screen_is_known_by_its_name(String device) {
        assertThat(Screen.isScreen(device)).isTrue();
        assertThat(Screen.isScreen("pipe:[4711]")).isFalse();
        assertThat(Screen.isScreen("/dev/null")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "''              | input: text at byte 0:",
        "{\"id\":1       | input: text at byte ",
        "{\"a\":1,\"a\":2} | input: text at byte ",
        "{} {}           | input: text at byte ",
        "{\"id\":1}      | message: neither a method nor a result nor an error (expected: a JSON-RPC message, or ",
        "[]              | message: neither a method nor a result nor an error (expected: a JSON-RPC message, or ",
    })
    void what_is_no_message_is_refused_in_one_line(String text, String line) {
        var run = LumenRun.of(text, "encode");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.hex()).isEmpty();
        assertThat(run.err()).startsWith("candela: " + line).contains(" (expected: ").hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "''                 | input: empty (expected: frames)",
        "7b227d             | frame at byte 0: frame length: malformed (expected: Hyb128 below 2^63)",
        "1201               | frame at byte 0: cut short (expected: a whole frame)",
        "020101 e1ee        | frame at byte 0: payload at byte 1: a bool that is neither (expected: 00 or 01)",
        "020108 e0e0        | frame at byte 0: flags: 08 (expected: neither FRAGMENTED nor reserved ones)",
        "020110 e0e0        | frame at byte 0: flags: 10 (expected: neither FRAGMENTED nor reserved ones)",
        "030101 e7c0ff      | frame at byte 0: payload at byte 1: cut short (expected: the rest of a value)",
        "020101 e0e0        | frame at byte 0: payload at byte 1: more after the value (expected: the end)",
        "000101             | frame at byte 0: payload at byte 0: cut short (expected: the rest of a value)",
        "020100 7b7b        | frame at byte 0: text at byte ",
        "020d000100         | frame at byte 0: frames: 1 (expected: <= 0)",
        "040900 01000000    | frame at byte 0: payload at byte 1: cut short (expected: a whole frame)",
    })
    void frames_that_are_none_are_refused_in_one_line(String hex, String line) {
        var run = LumenRun.ofHex(hex, "decode");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("candela: " + line).contains(" (expected: ").hasLineCount(1);
    }

    @Test
    void what_comes_before_a_fault_is_written() {
        var run = LumenRun.ofHex(PING_FRAME + "030101e7", "decode");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).isEqualTo(PING + "\n");
        assertThat(run.err()).isEqualTo("candela: frame at byte 21: cut short (expected: a whole frame)\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "12zz  | hex at byte 2: another character (expected: hex digits and blanks)",
        "12 0  | hex: 3 digits (expected: an even number)",
    })
    void hex_digits_that_are_none_are_refused(String hex, String line) {
        for (String verb : new String[] {"decode", "inspect"}) {
            assertThat(LumenRun.of(hex, verb, "--hex")).isEqualTo(
                new LumenRun(1, "", "", "candela: " + line + "\n"));
        }
    }

    @Test
    void messages_in_batches_and_channels_are_messages() {
        String batch = "1b0d00 0200" + PING_FRAME + "010301e0";
        assertThat(LumenRun.ofHex(batch, "decode").out()).isEqualTo(PING + "\nnull\n");
        assertThat(LumenRun.ofHex("180900 010700" + PING_FRAME, "decode").out()).isEqualTo(PING + "\n");
    }

    @Test
    void other_frames_are_passed_over_with_a_note_or_described() {
        String frames = "040a0007000000" + PING_FRAME + "030900000100" + "01420007" + "020102ffff"
            + "1e0f007b2276223a312c2263617073223a5b22636f6d7072657373696f6e225d7d" + "060e002a0000010000"
            + "0d060001000000020000000000803f00" + "0a040001000000000000000048" + "050a000102030405";

        var run = LumenRun.ofHex(frames, "decode");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).isEqualTo(PING + "\n");
        assertThat(run.err()).isEqualTo("candela: no messages, passed over: FLOW_CTL 1, HEARTBEAT 2, MUX 1, PROBE 1, "
            + "REQUEST (encrypted) 1, STREAM_DATA 1, STREAM_INIT 1, UNASSIGNED 1 (--all describes them)\n");

        var all = LumenRun.ofHex(frames, "decode", "--all");
        assertThat(all.err()).isEmpty();
        assertThat(all.out()).isEqualTo("""
            {"frame":"HEARTBEAT","type":10,"flags":0,"sequence":7}
            %s
            {"frame":"MUX","type":9,"flags":0,"command":0,"channel":1,"inner":""}
            {"frame":"UNASSIGNED","type":66,"flags":0,"payload":"07"}
            {"frame":"REQUEST (encrypted)","type":1,"flags":2,"payload":"ffff"}
            {"frame":"PROBE","type":15,"flags":0,"value":{"v":1,"caps":["compression"]}}
            {"frame":"FLOW_CTL","type":14,"flags":0,"pause":false,"stream":42,"window":256}
            {"frame":"STREAM_INIT","type":6,"flags":0,"stream":1,"tokensMax":2,"temperature":"1.0","model":""}
            {"frame":"STREAM_DATA","type":4,"flags":0,"stream":1,"sequence":0,"kind":0,"text":"H"}
            {"frame":"HEARTBEAT","type":10,"flags":0,"payload":"0102030405"}
            """.formatted(PING));
    }

    @Test
    void frames_nested_too_deep_are_refused() {
        byte[] ping = HexFormat.of().parseHex(PING_FRAME);
        var frame = ((Frame.Parsed.Complete) Frame.parse(ping, 0, ping.length)).frame();
        for (int i = 0; i < 4; i++) {
            frame = MuxFrame.data(i, new Batch(List.of(frame)).frame()).frame();
        }
        String nested = HexFormat.of().formatHex(frame.bytes());
        var run = LumenRun.ofHex(nested, "decode");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("candela: frame at byte 0: frames: nested 9 deep (expected: <= 8)\n");
        assertThat(LumenRun.ofHex(nested, "inspect").err()).contains("frames nested deeper (expected: <= 8)");
    }

    @Test
    void a_file_that_is_not_there_is_wrong_usage() {
        for (String verb : new String[] {"encode", "decode", "inspect", "stats"}) {
            assertThat(LumenRun.of("", verb, "no/such/file")).isEqualTo(new LumenRun(2, "", "",
                "candela: file: no/such/file (expected: a file that exists)\n"));
        }
        assertThat(LumenRun.of("", "decode", LumenRun.corpus().toString()).err())
            .endsWith(" (expected: a file that can be read)\n");
    }

    @Test
    void input_beyond_64_mib_is_refused_before_it_is_looked_at() {
        assertThat(LumenRun.of(new byte[64 * 1024 * 1024 + 1], "decode")).isEqualTo(new LumenRun(1, "", "",
            "candela: stdin: larger than the bound (expected: at most 67108864 bytes)\n"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "lumen: no verb (expected: encode, decode, inspect, stats or vectors; see candela lumen --help) | ''",
        "lumen: code (expected: encode, decode, inspect, stats or vectors; see candela lumen --help) | code",
        "argument: b (expected: see candela --help) | encode a b",
        "argument: --all (expected: see candela --help) | encode --all",
        "argument: --type (expected: see candela --help) | decode --type request",
        "--type: query (expected: request, response or notify) | encode --type query",
        "--type: no value (expected: a value after it) | encode --type",
        "--type: together with --payload (expected: one of both: a payload alone has no type) "
            + "| encode --payload --type request",
        "--hex: given more than once (expected: once) | decode --hex --hex",
        "argument: --hex (expected: see candela --help) | stats --hex",
        "vectors: no folder (expected: candela lumen vectors DIR) | vectors",
        "folder: no/such (expected: a folder of test vectors) | vectors no/such",
    })
    void wrong_usage_is_one_line_and_exit_code_2(String line, String args) {
        assertThat(LumenRun.of(PING, args.isEmpty() ? new String[0] : args.split(" ")))
            .isEqualTo(new LumenRun(2, "", "", "candela: " + line + "\n"));
    }

    @ParameterizedTest
    @CsvSource({"encode, --type", "decode, --all", "inspect, --payload", "stats, FOLDER", "vectors, N passed"})
    void each_verb_has_a_help(String verb, String says) {
        var run = LumenRun.of("", verb, "--help");

        assertThat(run.exit()).isZero();
        assertThat(run.out()).startsWith("Usage: candela lumen " + verb).contains(says);
        assertThat(LumenRun.of("", "--help").out()).contains("\n  " + verb + " ");
    }
}
