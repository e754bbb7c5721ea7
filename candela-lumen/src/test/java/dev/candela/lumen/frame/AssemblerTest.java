package dev.candela.lumen.frame;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candela.json.Json;
import dev.candela.lumen.frame.Assembler.Expect;
import dev.candela.lumen.frame.Assembler.Kinds;
import dev.candela.lumen.frame.Assembler.Next;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AssemblerTest {
    private static final int FRAME_MAX = 1 << 20;
    private static final int LINE_MAX = 20;

    private static Stream<Named<Json.Obj>> vectors() {
        return Vectors.of("assembler");
    }

    /// Bytes of hex, with texts in single quotes between.
    private static byte[] bytes(String hexAndTexts) {
        var out = new ByteArrayOutputStream();
        String[] parts = hexAndTexts.split("'", -1);
        for (int i = 0; i < parts.length; i++) {
            out.writeBytes(i % 2 == 1 ? parts[i].translateEscapes().getBytes(ISO_8859_1)
                : HexFormat.of().parseHex(parts[i].replace(" ", "")));
        }
        return out.toByteArray();
    }

    /// Collects what an assembler finds, and narrows what may come as a connection would: after a `PROBE` any frame
    /// or line.
    private static final class Found {
        private final Assembler assembler;
        private final List<String> found = new ArrayList<>();

        private Found(Assembler assembler) {
            this.assembler = assembler;
        }

        private Found push(byte[] bytes, int offset, int length) {
            assembler.push(bytes, offset, length);
            for (var next = assembler.next(); next != Next.MORE; next = assembler.next()) {
                if (!add(next)) {
                    break;
                }
            }
            return this;
        }

        private List<String> end() {
            for (var next = assembler.end(); next != Next.MORE; next = assembler.end()) {
                if (!add(next)) {
                    break;
                }
            }
            return found;
        }

        private boolean add(Next next) {
            switch (next) {
                case MORE -> throw new AssertionError();
                case FRAME -> {
                    found.add(assembler.type() + "/" + assembler.flags() + ":" + HexFormat.of().formatHex(
                        assembler.bytes(), assembler.offset(), assembler.offset() + assembler.length()));
                    if (assembler.type() == FrameType.PROBE.code()) {
                        assembler.expect(Expect.OPEN);
                    }
                }
                case LINE -> found.add(
                    new String(assembler.bytes(), assembler.offset(), assembler.length(), ISO_8859_1));
                case LINE_TOO_LONG -> found.add("(too long)");
                case BROKEN -> {
                    if (!found.isEmpty() && found.getLast().equals("!" + assembler.fault())) {
                        return false;
                    }
                    found.add("!" + assembler.fault());
                    return false;
                }
            }
            return true;
        }
    }

    private static Found mixed(Expect expect) {
        var assembler = new Assembler(FRAME_MAX, LINE_MAX, Kinds.FRAMES_AND_LINES);
        assembler.expect(expect);
        return new Found(assembler);
    }

    /// What is found must not depend on how the bytes are cut.
    private static List<String> found(Expect expect, byte[] bytes) {
        var whole = mixed(expect).push(bytes, 0, bytes.length).end();
        for (int cut = 0; cut <= bytes.length; cut++) {
            assertThat(mixed(expect).push(bytes, 0, cut).push(bytes, cut, bytes.length - cut).end())
                .as("cut at %d", cut).isEqualTo(whole);
        }
        for (int size : new int[] {1, 2, 3, 7}) {
            var pieces = mixed(expect);
            for (int at = 0; at < bytes.length; at += size) {
                pieces.push(bytes, at, Math.min(size, bytes.length - at));
            }
            assertThat(pieces.end()).as("pieces of %d", size).isEqualTo(whole);
        }
        return whole;
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void chunks_become_the_frames_of_the_vector(Json.Obj row) {
        var expected = row.array("frames").orElseThrow().stream().map(Json.Obj.class::cast).map(it ->
            Vectors.number(it, "type") + "/" + Vectors.number(it, "flags") + ":" + it.text("payload").orElseThrow());
        var frames = new Found(new Assembler(FRAME_MAX, LINE_MAX, Kinds.FRAMES));
        var all = new ByteArrayOutputStream();
        for (var it : row.array("chunks").orElseThrow()) {
            byte[] chunk = HexFormat.of().parseHex(((Json.Str) it).text());
            frames.push(chunk, 0, chunk.length);
            all.writeBytes(chunk);
        }
        assertThat(frames.found).containsExactlyElementsOf(expected.toList());
        String rest = row.text("rest").orElseThrow();
        assertThat(frames.assembler.next()).isEqualTo(Next.MORE);
        assertThat(frames.assembler.end()).isEqualTo(rest.isEmpty() ? Next.MORE : Next.BROKEN);
        assertThat(found(Expect.FRAMES, all.toByteArray()).stream().filter(it -> !it.startsWith("!")).toList())
            .isEqualTo(row.array("frames").orElseThrow().stream().map(Json.Obj.class::cast).map(it -> Vectors.number(
                it, "type") + "/" + Vectors.number(it, "flags") + ":" + it.text("payload").orElseThrow()).toList());
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void what_is_left_of_a_vector_is_a_frame_cut_short(Json.Obj row) {
        var rest = Vectors.hex(row, "rest");
        var expected = rest.length == 0 ? List.of()
            : List.of("!input: ended inside a frame (expected: whole frames)");
        assertThat(found(Expect.FRAMES, rest)).isEqualTo(expected);
    }

    /// Which bytes begin what, before the first frame.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        '{"a":1}\\n'                            | {"a":1}
        '[1]\\n'                                | [1]
        '{"a":1}\\r\\n{"b":2}'                  | {"a":1}, {"b":2}
        ' \\t\\r\\n {"a":1} \\n'                | {"a":1}\\s
        '\\n\\n\\n\\n\\n{"a":1}\\n'             | {"a":1}
        020f01 'xy'                             | 15/1:7879
        0a0f01 '0123456789'                     | 15/1:30313233343536373839
        090f01 '012345678'                      | 15/1:303132333435363738
        800200 0f00 'xy'                        | 15/0:7879
        '{"a":1}\\n' 020f01 'xy'                | {"a":1}, 15/1:7879
        '\\n' 020f01 'xy'                       | 15/1:7879
        0a0a0a0a 'hello\\n'                     | hello
        020101 'xy\\n'                          | \\2\\1\\1xy
        efbbbf '{}\\n'                          | \u00ef\u00bb\u00bf{}
        'Listening on 8080\\n{}\\n'             | Listening on 8080, {}
        '@home\\n{}\\n'                         | @home, {}
        '1\\n2'                                 | 1, 2
        40ffffffffffffffffffff '\\n{}'          | @\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff, {}
        'A line that is much too long\\n{}\\n'  | (too long), {}
        000f00 0a0a '\\n{}\\n'                  | 15/0:, {}
        000f00 0a0d '\\n{}\\n'                  | 15/0:, {}
        000f00 0a09 '{}\\n'                     | 15/0:, {}
        000f00 000201 '{}'                      | 15/0:, 2/1:, {}
        000f00 014200 07 000201                 | 15/0:, 66/0:07, 2/1:
        000f00 '1 started at 12\\n' 000201      | 15/0:, 1 started at 12, 2/1:
        000f00 'hello\\n' 000201                | 15/0:, hello, 2/1:
        000f00 0001f0                           | 15/0:, 1/240:
        """)
    void before_a_session_each_boundary_decides_between_frame_and_line(String stream, String expected) {
        assertThat(found(Expect.START, bytes(stream))).containsExactly(expected.translateEscapes().split(", "));
    }

    @Test
    void a_client_that_waits_takes_lines_and_an_acknowledgement_only() {
        assertThat(found(Expect.REPLY, bytes("001000 'x'"))).containsExactly("16/0:", "x");
        assertThat(found(Expect.REPLY, bytes("'oh\\n' 000f00 '\\n{}\\n'"))).containsExactly("oh", "\0\17\0", "{}");
        assertThat(found(Expect.REPLY, bytes("0a1001 '0123456789'"))).containsExactly("16/1:30313233343536373839");
    }

    @Test
    void a_peer_of_frames_only_may_use_every_length_and_type() {
        var stream = bytes("0a0a00 '0123456789' 00ff00 01420007 090900 '012345678' c0000000000204");
        assertThat(found(Expect.FRAMES, stream))
            .containsExactly("10/0:30313233343536373839", "255/0:", "66/0:07", "9/0:303132333435363738", "2/4:");
    }

    @Test
    void a_peer_of_lines_only_may_write_any_bytes() {
        assertThat(found(Expect.LINES, bytes("000f00 '\\n' 0a 0d0a 20 '{}\\r\\n' 04 0a")))
            .containsExactly("\0\17\0", " {}", "\4");
    }

    @ParameterizedTest
    @CsvSource({"FRAMES, 7b22", "FRAMES, 40808080808080808080800101", "OPEN, 40808080808080808080800101", "FRAMES, 5b",
        "FRAMES, 8100000101"})
    void a_length_that_is_none_breaks_a_stream_of_frames(Expect expect, String hex) {
        assertThat(found(expect, HexFormat.of().parseHex(hex)))
            .containsExactly("!frame length: malformed (expected: Hyb128 below 2^63)");
    }

    @ParameterizedTest
    @CsvSource({"c0ffffffff0101, 4294967295, 1048569", "40ffffffffffffffff7f0101, 9223372036854775807, 1048564",
        "c0000010000101, 1048576, 1048569", "c0faff0f000101, 1048570, 1048569"})
    void a_frame_that_is_too_large_breaks_the_stream_at_its_header(String hex, String length, String most) {
        for (var expect : List.of(Expect.FRAMES, Expect.OPEN)) {
            assertThat(found(expect, bytes("000201" + hex))).containsExactly(
                "2/1:", "!frame length: " + length + " (expected: <= " + most + ")");
        }
    }

    @Test
    void the_largest_frame_passes() {
        var frame = new Frame(2, 0, new byte[FRAME_MAX - 7]).bytes();
        assertThat(frame).hasSize(FRAME_MAX);
        var frames = new Found(new Assembler(FRAME_MAX, LINE_MAX, Kinds.FRAMES));
        for (int at = 0; at < frame.length; at += 60_000) {
            frames.push(frame, at, Math.min(60_000, frame.length - at));
        }
        assertThat(frames.found).hasSize(1).first().asString().hasSize(4 + 2 * (FRAME_MAX - 7));
    }

    @ParameterizedTest
    @EnumSource(value = Expect.class, names = {"FRAMES", "OPEN"})
    void nothing_follows_what_breaks_a_stream(Expect expect) {
        var assembler = mixed(expect).assembler;
        byte[] malformed = bytes("40808080808080808080800101 000201");
        assembler.push(malformed, 0, malformed.length);
        assertThat(assembler.next()).isEqualTo(Next.BROKEN);
        assembler.push(bytes("000201"), 0, 3);
        assertThat(assembler.next()).isEqualTo(Next.BROKEN);
        assertThat(assembler.end()).isEqualTo(Next.BROKEN);
        assertThat(assembler.bytes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"FRAMES|00", "FRAMES|80", "OPEN|0002", "FRAMES|020101 61", "START|020f01 61",
        "OPEN|c0000000 00 01"})
    void an_input_that_ends_inside_a_frame_is_broken(Expect expect, String stream) {
        assertThat(found(expect, bytes(stream)))
            .containsExactly("!input: ended inside a frame (expected: whole frames)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {"START|''", "START|'\\n'", "OPEN|'\\n\\n'",
        "OPEN|' \\t'", "LINES|'\\r'", "REPLY|'\\n\\t\\r '", "OPEN|0d", "START|0a"})
    void white_space_at_the_end_is_nothing(Expect expect, String stream) {
        assertThat(found(expect, bytes(stream))).isEmpty();
    }

    @Test
    void bytes_that_no_frame_came_of_are_a_line_before_the_first_frame() {
        assertThat(found(Expect.START, bytes("'1'"))).containsExactly("1");
        assertThat(found(Expect.START, bytes("0a 80"))).containsExactly("\u0080");
        assertThat(found(Expect.REPLY, bytes("00 0f"))).containsExactly("\0\17");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n"})
    void a_line_of_the_longest_length_passes_whatever_ends_it(String end) {
        byte[] line = ("{23456789012345678901".substring(0, LINE_MAX) + end).getBytes(ISO_8859_1);
        assertThat(found(Expect.OPEN, line)).containsExactly("{2345678901234567890");
        byte[] longer = ("{23456789012345678901" + end + (end.isEmpty() ? "" : "{}")).getBytes(ISO_8859_1);
        assertThat(found(Expect.OPEN, longer)).first().isEqualTo("(too long)");
        assertThat(found(Expect.LINES, longer)).hasSize(end.isEmpty() ? 1 : 2);
    }

    @Test
    void a_stream_of_frames_cannot_be_told_to_expect_lines() {
        var assembler = new Assembler(FRAME_MAX, LINE_MAX, Kinds.FRAMES);
        assertThatThrownBy(() -> assembler.expect(Expect.LINES))
            .hasMessage("expect: LINES (expected: FRAMES, in a stream without lines)");
    }

    @Test
    void limits_that_hold_no_header_and_no_line_are_refused() {
        assertThatThrownBy(() -> new Assembler(12, 1, Kinds.FRAMES))
            .hasMessage("frameBytesMax: 12 (expected: >= 13)");
        assertThatThrownBy(() -> new Assembler(13, 0, Kinds.FRAMES))
            .hasMessage("lineBytesMax: 0 (expected: >= 1)");
    }

    @Test
    void a_found_frame_can_be_kept() {
        var assembler = new Assembler(FRAME_MAX, LINE_MAX, Kinds.FRAMES);
        assembler.push(bytes("020301 'xy' 000201"), 0, 8);
        assertThat(assembler.next()).isEqualTo(Next.FRAME);
        var kept = assembler.frame();
        assertThat(assembler.next()).isEqualTo(Next.FRAME);
        assertThat(kept).isEqualTo(new Frame(3, 1, new byte[] {'x', 'y'}));
        assertThat(assembler.frame()).isEqualTo(new Frame(2, 1, new byte[0]));
    }
}
