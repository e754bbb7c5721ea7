package dev.candela.lumen.payload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.candela.json.Json;
import dev.candela.json.JsonLimits;
import dev.candela.json.JsonReader;
import dev.candela.json.MalformedJson;
import dev.candela.lumen.Hyb128;
import dev.candela.lumen.MalformedLumen;
import dev.candela.lumen.Output;
import dev.candela.lumen.Vectors;
import dev.candela.lumen.payload.Dictionary.Word;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The payloads that the reference implementations give and take, both ways and with and without a tree.
///
/// Nesting is limited to 32 here, as in the references: two vectors expect that more is refused.
class PayloadVectorsTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final JsonLimits DEPTH_32 = new JsonLimits(32, 8 * 1024 * 1024, 4096, 1000);
    private static final JsonReader JSON = new JsonReader(JsonLimits.DEFAULT);

    static List<Named<Json.Obj>> encoded() throws IOException, MalformedJson {
        var vectors = Vectors.in("compress_encode.json");
        vectors.removeIf(it -> isDuplicate(it.getPayload()));
        return vectors;
    }

    static List<Named<Json.Obj>> duplicates() throws IOException, MalformedJson {
        var vectors = Vectors.in("compress_encode.json");
        vectors.removeIf(it -> !isDuplicate(it.getPayload()));
        return vectors;
    }

    private static boolean isDuplicate(Json.Obj vector) {
        return vector.text("category").orElseThrow().equals("duplicate-keys");
    }

    static List<Named<Json.Obj>> decoded() throws IOException, MalformedJson {
        return Vectors.in("compress_decode.json");
    }

    static List<Named<Json.Obj>> messages() throws IOException, MalformedJson {
        return Vectors.in("messages.json");
    }

    static List<Named<Json.Obj>> session() throws IOException, MalformedJson {
        return Vectors.in("session_dict.json");
    }

    static List<Named<Json.Obj>> unencodable() throws IOException, MalformedJson {
        return Vectors.in("compress_unencodable.json");
    }

    /// By the rule for numbers that the specification gives; see [Precision#NEAREST].
    @ParameterizedTest(name = "{0}")
    @MethodSource("encoded")
    void a_value_becomes_the_bytes_of_the_references(Json.Obj vector) throws Exception {
        byte[] payload = written(Dictionary.STATIC, json(vector));
        expect(vector, payload);
        var value = new PayloadReader(Dictionary.STATIC, JsonLimits.DEFAULT).read(payload);
        assertThat(written(Dictionary.STATIC, value.toText())).isEqualTo(payload);
    }

    /// A tree keeps a name once, as the references do. A text that has it twice is refused before.
    @ParameterizedTest(name = "{0}")
    @MethodSource("duplicates")
    void a_name_given_twice_is_written_once_from_a_tree_and_refused_in_a_text(Json.Obj vector) {
        String text = vector.text("json").orElseThrow();
        assertThat(text).isEqualTo("{\"a\":1,\"b\":2,\"a\":3}");
        var value = Json.build(it -> it.put("a", 1).put("b", 2).put("a", 3));
        var writer = new PayloadWriter(Dictionary.STATIC, Profile.CANDELA);
        assertThat(writer.bytes(value)).contains(HEX.parseHex(vector.text("expected").orElseThrow()));
        var direct = new JsonToPayload(Dictionary.STATIC, Profile.CANDELA, JsonLimits.DEFAULT);
        byte[] bytes = text.getBytes(UTF_8);
        assertThatExceptionOfType(MalformedJson.class)
            .isThrownBy(() -> direct.write(bytes, 0, bytes.length, new Output(0)))
            .satisfies(it -> assertThat(it.kind()).isEqualTo(MalformedJson.Kind.DUPLICATE_NAME));
    }

    /// Where a vector leaves it open, bytes after the value, we refuse.
    @ParameterizedTest(name = "{0}")
    @MethodSource("decoded")
    void a_payload_is_read_or_refused_as_the_vector_says(Json.Obj vector) throws Exception {
        byte[] payload = HEX.parseHex(vector.text("hex").orElseThrow());
        if (vector.text("expect").orElseThrow().equals("value")) {
            reads(Dictionary.STATIC, payload, vector.text("json").orElseGet(() -> nulls(vector)));
        } else {
            refuses(Dictionary.STATIC, payload);
        }
    }

    /// What the vectors with large counts hold, which do not spell it out.
    private static String nulls(Json.Obj vector) {
        return switch (vector.text("name").orElseThrow().replaceFirst(" \\(.*", "")) {
            case "count 1024" -> "[" + "null,".repeat(1023) + "null]";
            case "count 1025" -> "[" + "null,".repeat(1024) + "null]";
            case "object count 1025" -> IntStream.range(0, 1025)
                .mapToObj(it -> "\"" + name(it) + "\":null")
                .collect(Collectors.joining(",", "{", "}"));
            case String other -> throw new IllegalArgumentException("vector: " + other + " (expected: one with json)");
        };
    }

    private static String name(int number) {
        int letters = 26;
        return number < letters * letters
            ? "" + (char) ('a' + number / letters) + (char) ('a' + number % letters)
            : "z" + name(number - letters * letters);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("messages")
    void a_message_becomes_the_frame_of_the_references_and_comes_back(Json.Obj vector) throws Exception {
        String text = vector.has("json_file")
            ? new String(Vectors.message(vector.text("name").orElseThrow()), UTF_8)
            : vector.text("json").orElseThrow();
        byte[] payload = written(Dictionary.STATIC, text);
        expect(vector, payload);
        byte[] header = new byte[Hyb128.size(payload.length) + 2];
        int end = Hyb128.write(payload.length, header, 0);
        header[end] = (byte) (long) vector.number("type").orElseThrow().exactLong().orElseThrow();
        header[end + 1] = 1;
        assertThat(HEX.formatHex(header)).isEqualTo(vector.text("frame_header").orElseThrow());
        var exact = new PayloadWriter(Dictionary.STATIC, Profile.REFERENCE);
        assertThat(exact.bytes(JSON.read(text.getBytes(UTF_8)))).contains(payload);
        reads(Dictionary.STATIC, payload, text);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("session")
    void words_of_a_session_are_written_and_read_by_those_who_agreed_on_them(Json.Obj vector) throws Exception {
        switch (vector.text("op").orElseThrow()) {
            case "encode" -> expect(vector, written(Dictionary.of(words(vector)), vector.text("json").orElseThrow()));
            case "decode" -> {
                byte[] payload = HEX.parseHex(vector.text("hex").orElseThrow());
                if (vector.text("expect").orElseThrow().equals("value")) {
                    reads(Dictionary.of(words(vector)), payload, vector.text("json").orElseThrow());
                } else {
                    refuses(Dictionary.of(words(vector)), payload);
                }
            }
            default -> rule(vector);
        }
    }

    /// A word that is static or given twice, which the references settle each in its way, we refuse.
    private static void rule(Json.Obj vector) throws Exception {
        var slots = vector.object("register");
        if (slots.isEmpty()) {
            assertThat(Dictionary.fault(words(vector))).isPresent();
            return;
        }
        slots.get().members().forEach((slot, isFine) -> assertThat(
            Dictionary.fault(List.of(new Word(Integer.decode(slot), "inputSchema"))).isEmpty())
            .isEqualTo(isFine == Json.Bool.TRUE));
    }

    /// What JSON cannot say has no `Json` to begin with.
    @ParameterizedTest(name = "{0}")
    @MethodSource("unencodable")
    void what_json_cannot_say_is_refused_and_half_a_pair_becomes_a_replacement(Json.Obj vector) {
        String value = vector.text("value").orElseThrow();
        switch (value) {
            case "NaN", "Infinity" -> assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Json.Num.of(Double.parseDouble(value)));
            case "lone high surrogate + x" -> assertThat(
                new PayloadWriter(Dictionary.STATIC, Profile.CANDELA).bytes(new Json.Str("\ud800x")))
                .contains(HEX.parseHex("e504efbfbd78"));
            default -> assertThat(value).isEqualTo("undefined member");
        }
    }

    private static String json(Json.Obj vector) {
        return vector.text("json").orElseGet(() -> {
            var repeat = vector.array("json_repeat").orElseThrow();
            int times = Math.toIntExact(((Json.Num) repeat.get(1)).exactLong().orElseThrow());
            return '"' + ((Json.Str) repeat.get(0)).text().repeat(times) + '"';
        });
    }

    /// The payload of a text, which must be the same with and without a tree.
    private static byte[] written(Dictionary dictionary, String json) throws MalformedJson {
        byte[] text = json.getBytes(UTF_8);
        byte[] payload = new PayloadWriter(dictionary, Profile.CANDELA, Precision.NEAREST)
            .bytes(JSON.read(text)).orElseThrow();
        var out = new Output(0);
        assertThat(new JsonToPayload(dictionary, Profile.CANDELA, Precision.NEAREST, JsonLimits.DEFAULT)
            .write(text, 0, text.length, out)).isTrue();
        assertThat(HEX.formatHex(out.bytes())).isEqualTo(HEX.formatHex(payload));
        return payload;
    }

    private static void expect(Json.Obj vector, byte[] payload) throws NoSuchAlgorithmException {
        if (vector.has("expected")) {
            assertThat(HEX.formatHex(payload)).isEqualTo(vector.text("expected").orElseThrow());
            return;
        }
        byte[] sum = MessageDigest.getInstance("SHA-256").digest(payload);
        assertThat(HEX.formatHex(sum)).isEqualTo(vector.text("sha256").orElseThrow());
    }

    private static void reads(Dictionary dictionary, byte[] payload, String json)
        throws MalformedLumen, MalformedJson {
        var expected = JSON.read(json.getBytes(UTF_8));
        var value = new PayloadReader(dictionary, DEPTH_32).read(payload);
        assertThat(SameValue.of(value)).isEqualTo(SameValue.of(expected));
        byte[] moved = new byte[payload.length + 7];
        System.arraycopy(payload, 0, moved, 3, payload.length);
        assertThat(new PayloadReader(dictionary, DEPTH_32).read(moved, 3, payload.length)).isEqualTo(value);
        var out = new Output(0);
        new PayloadToJson(dictionary, DEPTH_32).write(moved, 3, payload.length, out);
        assertThat(new String(out.bytes(), UTF_8)).isEqualTo(value.toText());
    }

    private static void refuses(Dictionary dictionary, byte[] payload) {
        assertThatExceptionOfType(MalformedLumen.class)
            .isThrownBy(() -> new PayloadReader(dictionary, DEPTH_32).read(payload))
            .withMessageMatching("payload at byte \\d+: .* \\(expected: .*\\)");
        var out = new Output(4);
        out.write((byte) 7);
        assertThatExceptionOfType(MalformedLumen.class)
            .isThrownBy(() -> new PayloadToJson(dictionary, DEPTH_32).write(payload, 0, payload.length, out));
        assertThat(out.bytes()).containsExactly(7);
        byte[] longer = Arrays.copyOf(payload, payload.length + 64);
        assertThatExceptionOfType(MalformedLumen.class).as("bytes behind the payload are not looked at")
            .isThrownBy(() -> new PayloadReader(dictionary, DEPTH_32).read(longer, 0, payload.length));
    }

    private static List<Word> words(Json.Obj vector) {
        var words = new ArrayList<Word>();
        for (Json it : vector.array("session").orElse(List.of())) {
            var pair = ((Json.Arr) it).elements();
            int slot = Math.toIntExact(((Json.Num) pair.get(0)).exactLong().orElseThrow());
            words.add(new Word(slot, ((Json.Str) pair.get(1)).text()));
        }
        return words;
    }
}
