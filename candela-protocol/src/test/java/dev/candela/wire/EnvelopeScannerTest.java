package dev.candela.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.candela.json.Json;
import dev.candela.json.JsonLimits;
import dev.candela.json.JsonReader;
import dev.candela.json.MalformedJson;
import dev.candela.json.MalformedJson.Kind;
import dev.candela.wire.Envelope.Member;
import java.util.EnumSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeScannerTest {
    private static final EnvelopeScanner SCANNER = new EnvelopeScanner(JsonLimits.DEFAULT);

    private static Envelope scan(String text) throws MalformedJson {
        return SCANNER.scan(text.getBytes(UTF_8));
    }

    private static String raw(Envelope envelope, Member member) {
        return new String(envelope.bytes(member).orElseThrow(), UTF_8);
    }

    private static EnumSet<Member> found(Envelope envelope) {
        var found = EnumSet.allOf(Member.class);
        found.removeIf(it -> !envelope.has(it));
        return found;
    }

    private static MalformedJson fault(EnvelopeScanner scanner, String text) {
        return catchThrowableOfType(MalformedJson.class, () -> scanner.scan(text.getBytes(UTF_8)));
    }

    @Test
    void a_call_is_found_with_all_that_routes_it() throws MalformedJson {
        var envelope = scan("""
            {"jsonrpc":"2.0","id":"req-7","method":"tools/call","params":{"name":"search","arguments":{"id":1},\
            "_meta":{"progressToken":17,"io.modelcontextprotocol/protocolVersion":"2026-07-28"}}}""");
        assertThat(raw(envelope, Member.JSONRPC)).isEqualTo("\"2.0\"");
        assertThat(raw(envelope, Member.ID)).isEqualTo("\"req-7\"");
        assertThat(raw(envelope, Member.METHOD)).isEqualTo("\"tools/call\"");
        assertThat(raw(envelope, Member.NAME)).isEqualTo("\"search\"");
        assertThat(raw(envelope, Member.META)).isEqualTo(
            "{\"progressToken\":17,\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\"}");
        assertThat(raw(envelope, Member.PROTOCOL_VERSION)).isEqualTo("\"2026-07-28\"");
        assertThat(raw(envelope, Member.PROGRESS_TOKEN)).isEqualTo("17");
        assertThat(found(envelope)).containsExactly(Member.JSONRPC, Member.ID, Member.METHOD, Member.PARAMS,
            Member.NAME, Member.META, Member.PROTOCOL_VERSION, Member.PROGRESS_TOKEN);
        assertThat(envelope.method()).contains("tools/call");
        assertThat(envelope.text(Member.NAME)).contains("search");
        assertThat(envelope.text(Member.PROGRESS_TOKEN)).isEmpty();
        assertThat(envelope.value(Member.PARAMS, new JsonReader(JsonLimits.DEFAULT)).orElseThrow())
            .isEqualTo(Json.obj("name", "search", "arguments", Json.obj("id", 1), "_meta",
                Json.obj("progressToken", 17, "io.modelcontextprotocol/protocolVersion", "2026-07-28")));
    }

    @Test
    void a_response_has_an_id_and_a_result_or_an_error() throws MalformedJson {
        var result = scan("{\"jsonrpc\":\"2.0\",\"id\":-1,\"result\":{\"name\":\"x\",\"_meta\":{}}}");
        assertThat(found(result)).containsExactly(Member.JSONRPC, Member.ID, Member.RESULT);
        assertThat(result.id().orElseThrow()).asString(UTF_8).isEqualTo("-1");
        var error = scan("{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32700,\"message\":\"x\"}}");
        assertThat(found(error)).containsExactly(Member.JSONRPC, Member.ID, Member.ERROR);
        assertThat(error.id().orElseThrow()).asString(UTF_8).isEqualTo("null");
        assertThat(error.method()).isEmpty();
    }

    @Test
    void a_name_means_something_only_in_its_place() throws MalformedJson {
        var envelope = scan("""
            {"name":"a","uri":"b","_meta":{"progressToken":1},"progressToken":2,
             "params":{"id":3,"method":"m","progressToken":4,"arguments":{"name":"c","_meta":{"progressToken":5}}}}""");
        assertThat(found(envelope)).containsExactly(Member.PARAMS);
        assertThat(found(scan("{\"params\":[{\"name\":1,\"_meta\":{}}]}"))).containsExactly(Member.PARAMS);
        assertThat(found(scan("{\"result\":{\"params\":{\"uri\":1}}}"))).containsExactly(Member.RESULT);
    }

    @Test
    void places_are_indexes_of_the_array_that_was_scanned() throws MalformedJson {
        byte[] text = "xx { \"id\" : 12 , \"params\" : { \"uri\" : \"u\" } } yy".getBytes(UTF_8);
        var envelope = SCANNER.scan(text, 2, text.length - 4);
        assertThat(envelope.at(Member.ID)).isEqualTo(12);
        assertThat(envelope.length(Member.ID)).isEqualTo(2);
        assertThat(raw(envelope, Member.PARAMS)).isEqualTo("{ \"uri\" : \"u\" }");
        assertThat(envelope.text(Member.URI)).contains("u");
        assertThat(envelope.at(Member.METHOD)).isEqualTo(-1);
        assertThat(envelope.length(Member.METHOD)).isZero();
        assertThat(envelope.bytes(Member.METHOD)).isEmpty();
    }

    @Test
    void escaped_names_are_what_they_mean() throws MalformedJson {
        var envelope = scan("""
            {"\\u0069\\u0064":1,"\\u006Dethod":"m","p\\u0061rams":{"\\u005fmeta":{"progressT\\u006fken":2,
             "io.modelcontextprotocol\\/protocolVersion":"v"},"n\\u0061me":"n"}}""");
        assertThat(found(envelope)).containsExactly(Member.ID, Member.METHOD, Member.PARAMS, Member.NAME, Member.META,
            Member.PROTOCOL_VERSION, Member.PROGRESS_TOKEN);
        assertThat(raw(envelope, Member.PROGRESS_TOKEN)).isEqualTo("2");
        assertThat(envelope.text(Member.PROTOCOL_VERSION)).contains("v");
        assertThat(found(scan("{\"i\\\\u0064\":1}"))).isEmpty();
    }

    @Test
    void an_escaped_text_is_unescaped_but_its_bytes_are_not() throws MalformedJson {
        var envelope = scan("{\"id\":\"a\\\"\\u2603\\n\\/\\ud83d\\ude80é\\ud83d\",\"method\":\"\\t\"}");
        assertThat(raw(envelope, Member.ID)).isEqualTo("\"a\\\"\\u2603\\n\\/\\ud83d\\ude80é\\ud83d\"");
        assertThat(envelope.text(Member.ID)).contains("a\"☃\n/🚀é\ud83d");
        assertThat(envelope.method()).contains("\t");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {
        "`{}`, true, false", "` [{\"id\":1}]`, false, true", "`\"id\"`, false, false", "`null`, false, false",
        "`-1.5e3 `, false, false",
    })
    void any_json_text_has_an_envelope(String text, boolean isObject, boolean isArray) throws MalformedJson {
        var envelope = scan(text);
        assertThat(found(envelope)).isEmpty();
        assertThat(envelope.isObject()).isEqualTo(isObject);
        assertThat(envelope.isArray()).isEqualTo(isArray);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"id\":1,\"id\":1}", "{\"id\":1,\"\\u0069d\":1}", "{\"x\":1,\"x\":2}", "{\"\\u0078\":1,\"x\":2}",
        "{\"params\":{\"name\":1,\"name\":2}}", "{\"result\":[{\"a\":{\"b\":1,\"b\":1}}]}",
        "{\"a\":{\"a\":1,\"b\":{},\"a\":1}}",
    })
    void a_duplicate_name_is_refused_at_any_depth(String text) {
        assertThat(fault(SCANNER, text)).hasMessageEndingWith("the object names a member twice (expected: once)")
            .extracting(MalformedJson::kind).isEqualTo(Kind.DUPLICATE_NAME);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 15, 16, 17, 18, 100})
    void a_duplicate_name_is_refused_in_an_object_of_any_size(int size) throws MalformedJson {
        String members = IntStream.range(0, size).mapToObj(it -> "\"m" + it + "\":{\"m0\":0}")
            .collect(Collectors.joining(","));
        assertThat(raw(scan("{" + members + ",\"id\":1}"), Member.ID)).isEqualTo("1");
        for (int i = 0; i < size; i++) {
            for (String again : new String[] {"\"m" + i, "\"\\u006d" + i}) {
                assertThat(fault(SCANNER, "{" + members + "," + again + "\":0}").kind())
                    .isEqualTo(Kind.DUPLICATE_NAME);
            }
        }
    }

    @Test
    void each_limit_is_exact() throws MalformedJson {
        var small = new EnvelopeScanner(new JsonLimits(3, 5, 4, 6));
        assertThat(raw(small.scan("{\"id\":[[1]]}".getBytes(UTF_8)), Member.ID)).isEqualTo("[[1]]");
        assertThat(fault(small, "{\"id\":[[[]]]}")).hasMessage("text at byte 8: nested 4 deep (expected: <= 3)");
        assertThat(raw(small.scan("{\"id\":\"☃🚀🚀\"}".getBytes(UTF_8)), Member.ID)).isEqualTo("\"☃🚀🚀\"");
        assertThat(fault(small, "{\"id\":\"☃🚀🚀x\"}").kind()).isEqualTo(Kind.LIMIT);
        assertThat(found(small.scan("{\"na\\u006de\":1}".getBytes(UTF_8)))).isEmpty();
        assertThat(fault(small, "{\"names\":1}")).hasMessage("text at byte 7: a name too long (expected: <= 4)");
        assertThat(raw(small.scan("{\"id\":-1.5e3}".getBytes(UTF_8)), Member.ID)).isEqualTo("-1.5e3");
        assertThat(fault(small, "{\"id\":-1.5e30}"))
            .hasMessage("text at byte 13: a number of 7 characters (expected: <= 6)");
        assertThat(fault(SCANNER, "1e1000000000").kind()).isEqualTo(Kind.LIMIT);
        assertThat(fault(SCANNER, "1e-99999999999999999999999").kind()).isEqualTo(Kind.LIMIT);
        assertThat(fault(SCANNER, "{\"a\":".repeat(100_000)).kind()).isEqualTo(Kind.LIMIT);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {
        "``, `text at byte 0: empty (expected: a JSON value)`",
        "`{} {}`, `text at byte 3: more after the value (expected: the end)`",
        "`{\"id\":1`, `text at byte 7: cut short (expected: the rest of a value)`",
        "`{\"id\" 1}`, `text at byte 6: not JSON`",
        "`{\"id\":\"\\x\"}`, `text at byte 8: an unknown escape (expected: one of JSON)`",
        "`{\"id\":\"\\u00g0\"}`, `text at byte 8: not an escape (expected: four hexadecimal digits)`",
        "`{\"\\ud83d\":1}`, `text at byte 8: half a surrogate pair in a name (expected: both)`",
        "`[1,]`, `text at byte 3: not JSON`",
    })
    void a_fault_says_where_it_is(String text, String message) {
        assertThat(fault(SCANNER, text)).hasMessage(message)
            .extracting(MalformedJson::kind).isEqualTo(Kind.SYNTAX);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "hunter2", "\"hunter2", "{\"hunter2\" 1}", "{\"hunter2\":1,\"hunter2\":1}", "\"\\hunter2\"", "nullhunter2",
        "1hunter2", "{\"a\":\"hunter2\n\"}", "{\"\\ud83dhunter2\":1}", "{}hunter2",
    })
    void a_fault_quotes_nothing_of_the_text(String text) {
        assertThat(fault(SCANNER, text)).hasMessageNotContaining("hunter").hasNoCause();
    }

    @Test
    void bytes_outside_the_array_are_a_bug_of_the_caller() {
        assertThatThrownBy(() -> SCANNER.scan(new byte[3], 2, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> EnvelopeScanner.idOf(new byte[3], 2, 2)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
