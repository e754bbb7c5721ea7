package dev.candela.lumen.payload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.candela.json.Json;
import dev.candela.json.JsonLimits;
import dev.candela.json.JsonReader;
import dev.candela.json.JsonWriter;
import dev.candela.json.MalformedJson;
import dev.candela.lumen.MalformedLumen;
import dev.candela.lumen.Output;
import dev.candela.lumen.Vectors;
import dev.candela.lumen.payload.Dictionary.Word;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What holds for any bytes at all, as a payload and as a text. Every build tries the seeds and many thousand changed
/// ones; the profile `fuzz` lets Jazzer look for more.
class PayloadFuzzTest {
    private static final JsonLimits SMALL = new JsonLimits(6, 40, 12, 20);
    private static final Dictionary WORDS = Dictionary.of(
        List.of(new Word(0x80, "inputSchema"), new Word(0x9A, "é\"\n")));
    private static final Codec STATIC_CODEC = new Codec(Dictionary.STATIC, JsonLimits.DEFAULT);
    private static final Codec SESSION_CODEC = new Codec(WORDS, SMALL);

    /// What the reader may say. None of it comes from the payload.
    private static final String MESSAGES = "payload at byte \\d+: (cut short|more after the value|an unknown tag|"
        + "a bool that is neither|a float that JSON cannot say|an integer too long|no length|a length beyond the end|"
        + "a word that is not in the dictionary|no characters|nested too deep|a (string|name) too long) "
        + "\\(expected: [a-zA-Z0-9 .<=-]+\\)";

    private static final long ALLOCATED_ONCE_MAX = 1_000_000;
    private static final long ALLOCATED_PER_BYTE_MAX = 300;

    /// All ways for one dictionary and one set of limits.
    private record Codec(PayloadReader reader, PayloadToJson toJson, JsonReader json, List<Way> ways) {
        Codec(Dictionary dictionary, JsonLimits limits) {
            this(new PayloadReader(dictionary, limits), new PayloadToJson(dictionary, limits), new JsonReader(limits),
                Stream.of(Profile.values()).flatMap(profile -> Stream.of(Precision.values()).map(precision ->
                    new Way(new PayloadWriter(dictionary, profile, precision),
                        new JsonToPayload(dictionary, profile, precision, limits)))).toList());
        }
    }

    private record Way(PayloadWriter writer, JsonToPayload direct) {}

    @FuzzTest(maxDuration = "1m")
    void any_bytes_are_a_payload_or_not_and_a_text_or_not_whatever_way_they_go(byte[] bytes) throws Exception {
        checkAll(bytes);
    }

    private static boolean checkAll(byte[] bytes) throws Exception {
        boolean isRead = checkPayload(STATIC_CODEC, bytes);
        isRead |= checkPayload(SESSION_CODEC, bytes);
        isRead |= checkText(STATIC_CODEC, bytes);
        isRead |= checkText(SESSION_CODEC, bytes);
        return isRead;
    }

    @Test
    void changed_payloads_are_values_that_come_back_or_faults_with_their_place() throws Exception {
        check(new Changed(payloads(), pieces(), 20261120));
    }

    @Test
    void changed_texts_become_what_their_values_become() throws Exception {
        check(new Changed(texts(), textPieces(), 20261121));
    }

    private static void check(Changed changed) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(2).toNanos();
        int accepted = 0;
        for (int round = 0; round < 200_000 && (round % 100 != 0 || System.nanoTime() < end); round++) {
            accepted += checkAll(changed.next()) ? 1 : 0;
        }
        assertThat(accepted).isPositive();
    }

    /// True when the payload was read.
    private static boolean checkPayload(Codec codec, byte[] payload) throws Exception {
        var out = new Output(payload.length);
        var read = new Json[1];
        var faults = new ArrayList<MalformedLumen>();
        long allocated = Allocation.of(() -> {
            try {
                read[0] = codec.reader.read(payload);
            } catch (MalformedLumen e) {
                faults.add(e);
            }
        });
        assertThat(allocated).isLessThan(ALLOCATED_ONCE_MAX + ALLOCATED_PER_BYTE_MAX * payload.length);
        try {
            codec.toJson.write(payload, 0, payload.length, out);
        } catch (MalformedLumen e) {
            assertThat(out.size()).isZero();
            faults.add(e);
        }
        var value = read[0];
        assertThat(faults).hasSize(value == null ? 2 : 0);
        for (var it : faults) {
            assertThat(it.getMessage()).matches(MESSAGES);
        }
        if (value != null) {
            assertThat(Arrays.equals(out.bytes(), JsonWriter.bytes(value))).as("text %s", value).isTrue();
            checkValue(codec, value);
        }
        return value != null;
    }

    /// A value that can be written is the same when it is read, and is written the same again.
    private static void checkValue(Codec codec, Json value) throws MalformedLumen {
        for (var way : codec.ways) {
            byte[] payload = way.writer.bytes(value).orElse(null);
            if (payload == null) {
                continue;
            }
            var again = codec.reader.read(payload);
            if (!SameValue.of(again).equals(SameValue.of(value))) {
                assertThat(again).isEqualTo(value);
            }
            assertThat(way.writer.bytes(again)).as("written again").contains(payload);
        }
    }

    /// True when the text was read.
    private static boolean checkText(Codec codec, byte[] text) throws MalformedLumen {
        Json value = null;
        MalformedJson fault = null;
        try {
            value = codec.json.read(text);
        } catch (MalformedJson e) {
            fault = e;
        }
        for (var way : codec.ways) {
            var out = new Output(0);
            byte[] direct = direct(way, text, out, fault);
            if (value != null) {
                Optional<byte[]> expected = way.writer.bytes(value);
                assertThat(Arrays.equals(direct, expected.orElse(null))).as("payload of %s", value).isTrue();
            }
        }
        if (value != null) {
            checkExact(codec, value);
        }
        return value != null;
    }

    private static byte @Nullable [] direct(Way way, byte[] text, Output out, @Nullable MalformedJson fault) {
        try {
            boolean isWritten = way.direct.write(text, 0, text.length, out);
            assertThat(fault).as("the reader's fault").isNull();
            return isWritten ? out.bytes() : null;
        } catch (MalformedJson e) {
            assertThat(out.size()).isZero();
            if (fault == null) {
                assertThat(e).as("only one refuses").isNull();
            }
            return null;
        }
    }

    /// Nothing is lost where nothing may be.
    private static void checkExact(Codec codec, Json value) throws MalformedLumen {
        var exact = codec.ways.getFirst();
        var payload = exact.writer.bytes(value);
        if (payload.isPresent()) {
            var again = codec.reader.read(payload.get());
            assertThat(SameValue.of(again).equals(SameValue.of(value))).as("%s is %s", value, again).isTrue();
        }
    }

    private static List<byte[]> payloads() throws IOException, MalformedJson {
        var seeds = new ArrayList<byte[]>();
        for (String file : List.of(
            "compress_decode.json", "compress_encode.json", "messages.json", "session_dict.json")) {
            for (var it : Vectors.in(file)) {
                it.getPayload().text("hex").or(() -> it.getPayload().text("expected"))
                    .filter(hex -> hex.length() <= 4096)
                    .ifPresent(hex -> seeds.add(HexFormat.of().parseHex(hex)));
            }
        }
        return seeds;
    }

    private static List<byte[]> texts() throws IOException, MalformedJson {
        var seeds = new ArrayList<byte[]>();
        for (String file : List.of("compress_encode.json", "messages.json", "session_dict.json")) {
            for (var it : Vectors.in(file)) {
                it.getPayload().text("json").filter(json -> json.length() <= 2048)
                    .ifPresent(json -> seeds.add(json.getBytes(UTF_8)));
            }
        }
        return seeds;
    }

    private static List<byte[]> pieces() {
        return Stream.of("e0", "e101", "e2000000000000f03f", "e2000000000000f87f", "e29a9999999999b93f", "e300",
                "e3ffffffffffffffffff01", "e40a", "e480", "e500", "e503616263", "e540ffffffffffffffff7f", "e600",
                "e6800004", "e6c0ffffffff", "e700", "e7800004", "ff00", "ff026964", "04", "0c", "fe", "e702", "c0",
                "80", "40", "efbfbd", "c3a9", "f09f9a80", "eda080", "e601e601e601e601", "e2408cb5781daf1544",
                "ff03c3a922")
            .map(HexFormat.of()::parseHex).toList();
    }

    private static List<byte[]> textPieces() {
        return Stream.of("{", "}", "[", "]", ",", ":", "\"", "\\", " ", "\n", "0", "-", ".", "e", "E+", "1e999999999",
                "1e-999999999", "99999999999999999999", "9223372036854775807", "9223372036854775808", "-0", "0.0",
                "1.5e3", "0.30000000000000004", "1.7976931348623157e308", "5e-324", "12345678901234567", "true",
                "false", "null", "\"\"", "{}", "[]", "\"a\":1", ",\"a\":1", "\"id\":1,", "\"\\u0069d\":2,",
                "\"inputSchema\":{},", "\"tool\"",
                "\\u0000", "\\ud83d", "\\ude80", "\\ud83d\\ude80", "\\n", "\\x", "é", "☃", "🚀", "\ufeff",
                "\u0000", "[[[[[[[[", "]]]]]]]]", "1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,")
            .map(it -> it.getBytes(UTF_8)).toList();
    }
}
