package dev.candela.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UriTemplateTest {
    private static Optional<Map<String, String>> match(String template, String uri) {
        return UriTemplate.parse(template).match(uri);
    }

    @ParameterizedTest
    @CsvSource({
        "file:///a, file:///a, ''",
        "file:///{name}, file:///a.txt, name=a.txt",
        "test://template/{id}/data, test://template/7/data, id=7",
        "{x}, whole, x=whole",
        "{a}/{b}, 1/2, a=1;b=2",
        "date/{y}-{m}-{d}, date/2026-11-20, y=2026;m=11;d=20",
        "{a}:{b}:{c}, 1:2:3, a=1;b=2;c=3",
        "{a}.{b}, x.tar.gz, a=x.tar;b=gz",
        "{a}--{b}, 1---2, a=1-;b=2",
        "{a}ab{b}, xababy, a=xab;b=y",
        "f/{id}.json, f/a.json.json, id=a.json",
        "{a_1.b}, x, a_1.b=x",
        "file:///{+path}, file:///a/b/c.txt, path=a/b/c.txt",
        "{+path}/{name}, a/b/c, path=a/b;name=c",
        "{+path}/{id}/data, a/b/7/data, path=a/b;id=7",
        "{+a}:{b}:{c}, 1:2:3:4, a=1:2;b=3;c=4",
        "{a}/{+b}, 1/2/3, a=1;b=2/3",
        "{+a}/x/{+b}, 1/x/2/x/3, a=1/x/2;b=3",
        "{+a}/{b}.{c}/{+d}, p/q/r.s/t/u, a=p/q;b=r;c=s;d=t/u",
        "{+a}!, x!!, a=x!",
        "file://{+path}, file:///etc/hosts, path=/etc/hosts",
        "key:{+path}, key:/etc/hosts, path=/etc/hosts"})
    void a_template_covers_what_its_variables_can_fill(String template, String uri, String captured) {
        assertThat(match(template, uri).map(UriTemplateTest::shown)).contains(captured);
    }

    private static String shown(Map<String, String> captured) {
        return captured.entrySet().stream().map(Object::toString).collect(Collectors.joining(";"));
    }

    @ParameterizedTest
    @CsvSource({
        "file:///a, file:///b", "file:///a, file:///a/", "file:///a, file:///", "file:///a, FILE:///a",
        "file:///{name}, file:///", "file:///{name}, file:///a/b", "file:///{name}, file:///a/", "{x}/data, /data",
        "{x}/data, a/datum", "{x}/data, a/data/data", "{a}-{b}, a", "{a}-{b}, -b", "{a}-{b}, a-", "{a}-{b}, a/b-c",
        "{+a}/x, /x", "{+a}/x, x", "{+a}x{b}, axb/c", "{+path}, ''", "{a}/{b}, a/b/c", "x{a}y, xy", "{a}bb{b}, abbb/"})
    void a_template_covers_nothing_else(String template, String uri) {
        assertThat(match(template, uri)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "a%20b, a b", "%41, A", "%c3%A9, é", "%E4%B8%96, 世", "%F0%9F%98%80, 😀", "a%2Fb, a/b", "é%20é, é é",
        "😀%20, '😀 '", "%2520, %20", "+, +", "%25, %"})
    void a_capture_is_percent_decoded(String encoded, String plain) {
        assertThat(match("x:{v}", "x:" + encoded)).contains(Map.of("v", plain));
        assertThat(match("x:{+v}", "x:" + encoded)).contains(Map.of("v", plain));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "%", "a%", "%4", "%4g", "%g4", "%%41", "% 41", "%+4", "%ff", "%c3", "%c3%28", "%c0%af", "%ed%a0%80",
        "%f4%90%80%80", "\ud800%20", "%20\udc00"})
    void a_capture_that_is_no_encoding_of_text_covers_nothing(String encoded) {
        assertThat(match("x:{v}", "x:" + encoded)).isEmpty();
        assertThat(match("x:{+v}", "x:" + encoded)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "..", ".", "../x", "a/../b", "a/..", "./a", "a/.", "..\\x", "a\\..\\b", "%2e%2e", "%2E%2e/x", "a/%2e%2e/b",
        "a%2f..%2fb", "..%2fx", "..%5cx", "a%00b", "%00", "/etc/passwd", "%2fetc%2fpasswd", "%5cetc", "//x"})
    void a_capture_that_would_climb_out_of_a_directory_covers_nothing(String path) {
        assertThat(match("file:///{+path}", "file:///" + path)).isEmpty();
        assertThat(match("notes://{+path}", "notes://" + path)).isEmpty();
        assertThat(match("notes://{name}", "notes://" + path)).isEmpty();
        assertThat(match("dir/{name}", "dir/" + path)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"...", "..a", "a..", "a..b", ".hidden", "a/.b/c", "a/..b"})
    void dots_within_a_name_do_not_climb(String path) {
        assertThat(match("file:///{+path}", "file:///" + path)).contains(Map.of("path", path));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{", "}", "a{", "a}b", "{}", "{+}", "{a", "{a}{b}", "{+a}{+b}", "{a}{+b}", "x{a}-{a}", "{a b}", "{a-b}", "{?q}",
        "{#f}", "{/p}", "{a*}", "{a:3}", "{a,b}", "{{a}}", "{a}}", "{%41}", "{é}", "{++a}"})
    void what_cannot_be_read_backwards_is_refused(String template) {
        assertThatThrownBy(() -> UriTemplate.parse(template)).isInstanceOf(IllegalArgumentException.class)
            .hasMessageStartingWith("uriTemplate: " + template + ": ")
            .hasMessageEndingWith(" (expected: literals, {name} and {+name})");
    }

    @Test
    void a_template_has_at_most_32_variables() {
        assertThat(UriTemplate.parse(variables(32)).variables()).hasSize(32).startsWith("v0", "v1");
        assertThatThrownBy(() -> UriTemplate.parse(variables(33)))
            .hasMessageContaining(": more than 32 variables (expected: ");
    }

    private static String variables(int count) {
        return IntStream.range(0, count).mapToObj(it -> "{+v" + it + "}").collect(Collectors.joining("-"));
    }

    @Test
    void a_template_is_written_as_it_was_read() {
        assertThat(UriTemplate.parse("a/{b}/{+c}")).hasToString("a/{b}/{+c}");
        assertThat(UriTemplate.parse("a/{b}/{+c}").variables()).containsExactly("b", "c");
        assertThat(UriTemplate.parse("a").variables()).isEmpty();
    }

    @Test
    void a_uri_that_is_too_long_is_covered_by_nothing() {
        assertThat(match("{+all}", "x".repeat(65_536))).isPresent();
        assertThat(match("{+all}", "x".repeat(65_537))).isEmpty();
    }

    /// Were readings tried one after another, each of these would outlast the universe.
    @Test
    @Timeout(value = 5, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void no_uri_makes_matching_slow() {
        var greedy = UriTemplate.parse(variables(10));
        var mixed = UriTemplate.parse("{a}-{b}-{+c}-{d}-{e}-{+f}-{g}-{h}-{+i}-{j}x");
        var words = UriTemplate.parse("{+a}ab{+b}ab{+c}ab{+d}ab{+e}abc");
        for (int length : new int[] {60_000, 65_536, 100_000}) {
            String dashes = "-".repeat(length);
            assertThat(greedy.match(dashes + "/").isPresent()).isEqualTo(length < 65_536);
            assertThat(greedy.match(dashes.replace('-', 'x'))).isEmpty();
            assertThat(mixed.match(dashes)).isEmpty();
            assertThat(mixed.match(dashes + "/y")).isEmpty();
            assertThat(words.match("ab".repeat(length / 2))).isEmpty();
        }
    }
}
