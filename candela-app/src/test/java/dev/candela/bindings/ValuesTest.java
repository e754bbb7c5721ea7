package dev.candela.bindings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.json.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// What is sent arrives, whatever it is: there and back again.
@ParameterizedClass(name = "{0}")
@MethodSource("dev.candela.bindings.Case#all")
@ExtendWith(OneFleet.class)
final class ValuesTest {
    private static final List<String> NUMBERS = List.of("0", "-1", "2147483648", "-2147483649", "1750000000000",
        "9007199254740991", "9007199254740993", "-9007199254740993", "9223372036854775807", "-9223372036854775808",
        "9223372036854775808", "18446744073709551617", "123456789012345678901234567890", "0.1", "-2.5", "1.0", "1e3",
        "1e22", "1e400", "-1e-400", "0.30000000000000004", "3.14159265358979323846264338327950288", "5e-324",
        "1.7976931348623157e308");

    private final Case here;
    private final Caller caller;

    ValuesTest(Case here, Fleet fleet) throws IOException {
        this.here = here;
        this.caller = Caller.of(fleet, here);
    }

    @AfterEach
    void leave() {
        caller.close();
    }

    private Json mirrored(Json value) {
        return caller.client().call("mirror", Json.obj("value", value)).structured() instanceof Json.Obj it
            ? it.get("value").orElseThrow() : Json.Null.NULL;
    }

    private String echoed(String text) {
        return caller.client().call("echo", Json.obj("text", text)).text();
    }

    /// LUMEN gives a number that is whole as one that is written so; its value is the same.
    @Test
    void a_number_arrives_with_the_value_that_was_sent() {
        for (String spelled : NUMBERS) {
            var sent = Json.Num.of(new BigDecimal(spelled));
            var came = mirrored(sent);

            assertThat(came).as(spelled).isInstanceOfSatisfying(Json.Num.class, it ->
                assertThat(it.decimalValue()).as(spelled).isEqualByComparingTo(sent.decimalValue()));
            if (!here.binding().isLumen()) {
                assertThat(came).as(spelled).isEqualTo(sent);
            }
        }
    }

    @Test
    void numbers_of_every_kind_travel_in_one_message() {
        var numbers = new Json.Arr(NUMBERS.stream().map(BigDecimal::new).<Json>map(Json.Num::of).toList());

        assertThat(mirrored(numbers)).isInstanceOfSatisfying(Json.Arr.class, it ->
            assertThat(it.elements()).map(n -> n instanceof Json.Num number ? number.decimalValue() : BigDecimal.TEN)
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactlyElementsOf(NUMBERS.stream().map(BigDecimal::new).toList()));
    }

    @Test
    void text_of_every_script_arrives() {
        String text = "grüße, мир, 世界, \uD83D\uDE00\uD83C\uDFF4, \u0000\u0001\u001F\u007F, \uFEFFbom\u2028\u2029,"
            + " \"quoted\\ /\r\n\t, \uDBFF\uDFFF";

        assertThat(echoed(text)).isEqualTo(text);
        assertThat(echoed("")).isEmpty();
    }

    /// Half a pair, which UTF-8 cannot say. JSON can, by an escape; a LUMEN payload has only the replacement character.
    /// Context compression carries JSON.
    @Test
    void half_a_surrogate_pair_arrives_as_well_as_the_wire_can_say_it() {
        String text = "before\uD83Dafter";
        boolean payload = here.binding().isLumen() && here.binding() != Binding.STDIO_LUMEN_COMPRESSED;

        assertThat(echoed(text)).isEqualTo(payload ? "before\uFFFDafter" : text);
        assertThat(echoed("after")).isEqualTo("after");
    }

    @Test
    void words_of_the_dictionary_arrive_as_text_and_as_names() {
        var value = Json.obj("tool", "search", "search", "tool", "jsonrpc", "2.0", "isError", "isError",
            "__proto__", "inputSchema", "\uD83D\uDE00", "", "", Json.arr("object", "string", Json.Null.NULL, true));

        assertThat(mirrored(value)).isEqualTo(value);
        assertThat(mirrored(value).toString()).as("the order of members").isEqualTo(value.toText());
    }

    @Test
    void a_message_of_one_megabyte_goes_both_ways() {
        String text = "All work and no play makes this a long text \u2603. ".repeat(21_000);

        assertThat(echoed(text).equals(text)).isTrue();
    }

    @Test
    void containers_beyond_what_other_implementations_read_arrive() {
        var many = new Json.Arr(Collections.nCopies(3_000, Json.Num.of(7)));
        Json deep = new Json.Str("bottom");
        for (int i = 0; i < 60; i++) {
            deep = Json.arr(deep);
        }

        assertThat(mirrored(many)).isEqualTo(many);
        assertThat(mirrored(deep)).isEqualTo(deep);
    }
}
