package dev.candela.lumen.macaroon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candela.json.Json;
import dev.candela.lumen.MalformedLumen;
import dev.candela.lumen.cipher.Vectors;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class MacaroonCheckTest {
    private static final RootKey KEY =
        RootKey.parse("8ff481eddd356f85fdf186d34b07d71295d9821e12e4c96595df7b00f18a1664");

    /// The second from which a caveat no longer holds; those that are not here never hold. The reference also takes
    /// times without a zone, ignores the zone, and lets a minute have 99 seconds.
    private static final Map<String, Long> OVER_FROM = Map.of("expiry < 2026-12-31T23:59:59+05:00", 1798743599L);

    static Stream<Arguments> verified() {
        return Vectors.of("macaroons.json", "verify").stream()
            .map(it -> Arguments.argumentSet(Vectors.text(it, "name"), it));
    }

    static Stream<Arguments> expiries() {
        return Vectors.of("macaroons.json", "expiry").stream()
            .map(it -> Arguments.argumentSet(Vectors.text(it, "caveat"), it));
    }

    private static MacaroonCheck at(long second) {
        return new MacaroonCheck(() -> Instant.ofEpochSecond(second), KEY);
    }

    @ParameterizedTest
    @MethodSource("verified")
    void recorded_macaroons_are_allowed_or_not(Json.Obj vector) {
        var allow = Vectors.texts(vector, "allow");
        var asked = new ArrayList<String>();
        var check = new MacaroonCheck(() -> Instant.ofEpochSecond(vector.number("now").orElseThrow().exactLong()
            .orElseThrow()), RootKey.of(Vectors.bytes(vector, "key")));
        var checked = parsed(Vectors.bytes(vector, "encoded")).map(it -> check.check(it, caveat -> {
            asked.add(caveat.text());
            return allow.contains(caveat.text());
        }));

        boolean isReadable = !Vectors.text(vector, "name").equals("trailing bytes");
        boolean expected = isReadable && vector.isTrue("result");
        assertThat(checked.isPresent()).isEqualTo(isReadable);
        assertThat(checked.equals(Optional.of(new Checked.Allowed()))).isEqualTo(expected);
        if (expected) {
            assertThat(asked).isEqualTo(Vectors.texts(vector, "caveats_given_to_the_checker"));
        }
    }

    @ParameterizedTest
    @MethodSource("expiries")
    void recorded_expiries_end_when_they_say(Json.Obj vector) throws MalformedLumen {
        var macaroon = Macaroon.parse(Vectors.bytes(vector, "encoded"));
        var end = OVER_FROM.get(Vectors.text(vector, "caveat"));
        if (end == null) {
            assertThat(at(0).check(macaroon, _ -> true)).isEqualTo(new Checked.Expired());
            assertThat(at(1_700_000_000).check(macaroon, _ -> true)).isEqualTo(new Checked.Expired());
        } else {
            assertThat(at(end - 1).check(macaroon, _ -> true)).isEqualTo(new Checked.Allowed());
            assertThat(at(end).check(macaroon, _ -> true)).isEqualTo(new Checked.Expired());
        }
    }

    private static Optional<Macaroon> parsed(byte[] bytes) {
        try {
            return Optional.of(Macaroon.parse(bytes));
        } catch (MalformedLumen e) {
            return Optional.empty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02-29T00:00:00Z, 1709164800",
        "2000-02-29T12:00:00Z, 951825600",
        "2026-12-31T23:59:59Z, 1798761599",
        "2026-12-31T23:59:59.5Z, 1798761599",
        "2026-12-31T23:59:59-00:30, 1798763399",
        "1969-12-31T23:59:59Z, -1"})
    void a_time_with_a_zone_is_understood(String timestamp, long second) {
        assertThat(new Caveat.Expiry(timestamp).end().map(Instant::getEpochSecond)).contains(second);
    }

    @ParameterizedTest
    @CsvSource({"2023-02-29T00:00:00Z", "1900-02-29T00:00:00Z", "2026-06-31T00:00:00Z", "2026-13-01T00:00:00Z",
        "2026-01-01T24:00:00Z", "2026-01-01T00:60:00Z", "2026-01-01T00:00:60Z", "2026-01-01T00:00:00",
        "2026-01-01T00:00Z", "2026-01-01 00:00:00Z", "2026-01-01t00:00:00z", "2026-01-01", "+2026-01-01T00:00:00Z",
        "2026-01-01T00:00:00+0500", "2026-01-01T00:00:00+99:00", "2026-01-01T00:00:00.Z", "' 2026-01-01T00:00:00Z'",
        "'2026-01-01T00:00:00Z '", "2026-01-01T00:00:00.0000000000Z", "٢٠٢٦-01-01T00:00:00Z", "''"})
    void a_text_that_is_no_time_with_a_zone_is_always_over(String timestamp) {
        assertThat(new Caveat.Expiry(timestamp).end()).isEmpty();
        assertThat(new Caveat.Expiry(timestamp).isOver(Instant.MIN)).isTrue();
    }

    @Test
    void an_expiry_ends_at_its_second_and_not_before() {
        var expiry = Caveat.Expiry.at(Instant.parse("2026-12-31T23:59:59.9Z"));
        assertThat(expiry.text()).isEqualTo("expiry < 2026-12-31T23:59:59Z");

        assertThat(expiry.isOver(Instant.parse("2026-12-31T23:59:58.999Z"))).isFalse();
        assertThat(expiry.isOver(Instant.parse("2026-12-31T23:59:59Z"))).isTrue();
    }

    @Test
    void nobody_is_asked_about_a_forged_macaroon() {
        var asked = new ArrayList<Caveat>();
        var forged = Macaroon.mint(RootKey.random(), "ann", "")
            .attenuate(new Caveat.Method("ping")).attenuate(new Caveat.Expiry("never"));

        assertThat(at(0).check(forged, asked::add)).isEqualTo(new Checked.Forged());
        assertThat(asked).isEmpty();
    }

    @Test
    void the_first_caveat_that_does_not_hold_is_told() {
        var macaroon = Macaroon.mint(KEY, "ann", "").attenuate(new Caveat.Method("ping"))
            .attenuate(new Caveat.Tool("search")).attenuate(new Caveat.Op(Caveat.Operation.READ));

        assertThat(at(0).check(macaroon, it -> it instanceof Caveat.Method))
            .isEqualTo(new Checked.Refused(new Caveat.Tool("search")));
    }

    @Test
    void an_older_key_is_still_known() {
        var old = RootKey.random();
        var check = new MacaroonCheck(() -> Instant.EPOCH, KEY, old);

        assertThat(check.check(Macaroon.mint(old, "ann", ""), _ -> false)).isEqualTo(new Checked.Allowed());
        assertThat(check.check(Macaroon.mint(KEY, "ann", ""), _ -> false)).isEqualTo(new Checked.Allowed());
        assertThat(check.check(Macaroon.mint(RootKey.random(), "ann", ""), _ -> false))
            .isEqualTo(new Checked.Forged());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "method = tools/list | Method[name=tools/list]",
        "tool = search       | Tool[name=search]",
        "tool = a b          | Tool[name=a b]",
        "op = read           | Op[operation=READ]",
        "expiry < x          | Expiry[timestamp=x]",
        "op = write          | Unknown[text=op = write]",
        "op = READ           | Unknown[text=op = READ]",
        "method=tools/list   | Unknown[text=method=tools/list]",
        "'method =  tools/list' | Unknown[text=method =  tools/list]",
        "'method = tools/list ' | 'Unknown[text=method = tools/list ]'",
        "'method = '         | 'Unknown[text=method = ]'",
        "Method = tools/list | Unknown[text=Method = tools/list]",
        "' method = ping'    | Unknown[text= method = ping]",
        "expiry = x          | Unknown[text=expiry = x]",
        "''                  | Unknown[text=]"})
    void a_caveat_is_what_its_text_says_and_keeps_it(String text, String caveat) {
        assertThat(Caveat.of(text)).hasToString(caveat);
        assertThat(Caveat.of(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"''", "' a'", "'a '", "'a\tb'"})
    void a_name_that_no_caveat_can_spell_is_refused(String name) {
        assertThatThrownBy(() -> new Caveat.Method(name)).isInstanceOf(IllegalArgumentException.class).hasMessage(
            "method: no name (expected: not empty, no blank at either end, no control characters)");
        assertThatThrownBy(() -> new Caveat.Tool(name)).isInstanceOf(IllegalArgumentException.class).hasMessage(
            "tool: no name (expected: not empty, no blank at either end, no control characters)");
    }
}
