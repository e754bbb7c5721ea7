package dev.candela.tidy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Shows each check what it must refuse, and what it must let pass.
final class CheckTest {
    private static final Arrows ARROWS = Arrows.parse("""
        # comment
        json:
        model: json
        http: model
        http.netty: http
        feature: model
        """);

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "http    | import dev.candela.feature.Tools; | http may not use feature",
        "json    | import static dev.candela.model.Name.of; | json may not use model",
        "json    | import dev.candela.model.*; | json may not use model",
        "http    | final class A { Object it = dev.candela.http.netty.Pipe.open(); } | http may not use http.netty",
        "http    | import dev.candela.client.McpClient; | http may not use client",
        "json    | import module dev.candela.core; | a module import hides which package is used",
        "mystery | final class A {} | package mystery is not in arrows.txt",
    })
    void an_arrow_that_is_not_allowed_is_found_wherever_it_stands(String here, String code, String fault) {
        assertThat(ARROWS.faults(main(here, code))).extracting(Fault::what).containsExactly(fault);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "http.netty | import dev.candela.json.Json;",
        "http.netty | import dev.candela.http.netty.Pipe;",
        "http       | /// [Tools][dev.candela.feature.Tools]\\nfinal class A { }",
        "http       | final class A { String it = \"dev.candela.feature.Tools\"; }",
        "json       | import java.util.List; import module java.base;",
    })
    void an_allowed_arrow_passes_and_so_do_comments_and_texts(String here, String code) {
        assertThat(ARROWS.faults(main(here, code.replace("\\n", "\n")))).isEmpty();
    }

    @Test
    void tests_may_use_what_they_like() {
        assertThat(ARROWS.faults(test("http", "import dev.candela.feature.Tools;"))).isEmpty();
    }

    @Test
    void a_circle_of_arrows_and_an_unknown_package_are_found() {
        assertThat(Arrows.parse("a: b\nb: c\nc: a\nd: e").circlesAndUnknown()).containsExactly(
            "the arrows go in a circle through a", "the arrows go in a circle through b",
            "the arrows go in a circle through c", "d uses unknown e");
    }

    @Test
    void a_line_without_a_colon_is_no_arrow() {
        assertThatThrownBy(() -> Arrows.parse("http model")).hasMessage(
            "arrow: http model (expected: package: package package)");
    }

    @Test
    void a_file_of_401_lines_is_too_long() {
        assertThat(new SizeCheck().faults(main("http", "//\n".repeat(399)))).isEmpty();
        assertThat(new SizeCheck().faults(main("http", "//\n".repeat(400)))).extracting(Fault::toString)
            .containsExactly("candela-x/src/main/java/A.java:401: file of 401 lines (expected: <= 400)");
    }

    @Test
    void a_line_of_121_columns_is_too_long_in_main_and_in_test_code() {
        assertThat(new SizeCheck().faults(main("http", "//" + "é".repeat(118)))).isEmpty();
        assertThat(new SizeCheck().faults(main("http", "//" + "x".repeat(119)))).hasSize(1);
        assertThat(new SizeCheck().faults(test("http", "//" + "x".repeat(119)))).extracting(Fault::toString)
            .containsExactly("candela-x/src/test/java/A.java:2: line of 121 columns (expected: <= 120)");
    }

    @Test
    void a_method_of_61_lines_is_too_long() {
        assertThat(new SizeCheck().faults(main("http", method(60)))).isEmpty();
        assertThat(new SizeCheck().faults(main("http", method(61)))).extracting(Fault::toString)
            .containsExactly("candela-x/src/main/java/A.java:2: run of 61 lines (expected: <= 60)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "interface A { void run(int a, int b, int c, int d, int e, int f); } | run of 6 parameters (expected: <= 5)",
        "final class A { A(int a, int b, int c, int d, int e, int f) {} } | <init> of 6 parameters (expected: <= 5)",
        "record A(int x) { static void run(int a, int b, int c, int d, int e, int f) {} } "
            + "| run of 6 parameters (expected: <= 5)",
    })
    void six_parameters_are_too_many(String code, String fault) {
        assertThat(new SizeCheck().faults(main("http", code))).extracting(Fault::what).containsExactly(fault);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "record A(int a, int b, int c, int d, int e, int f) { A { } }",
        "record A(int a, int b, int c, int d, int e, int f) { A(int a, int b, int c, int d, int e, int f) { } }",
        "final class A { @Override void run(int a, int b, int c, int d, int e, int f) {} }",
        "final class A { void run(int a, int b, int c, int d, int e) {} }",
    })
    void a_record_header_and_a_foreign_method_may_be_long(String code) {
        assertThat(new SizeCheck().faults(main("http", code))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HttpUtil", "HttpUtils", "FrameHelper", "SessionManager", "SinkImpl", "BaseSink",
        "SinkBase", "AbstractSink", "MessageProcessor", "TokenProvider", "ToolService", "HTTPService"})
    void a_name_that_says_nothing_is_found(String name) {
        assertThat(new NameCheck().faults(main("http", "final class A { record " + name + "() {} }"))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Base64Text", "Database", "Utility", "ServiceableTool", "Implies"})
    void a_name_that_only_begins_like_one_passes(String name) {
        assertThat(new NameCheck().faults(main("http", "final class " + name + " {}"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "class A {} | A is open (expected: a final class)",
        "final class B { static class A {} } | A is open (expected: a final class)",
        "abstract class A {} | A is abstract (expected: composition)",
    })
    void an_open_or_abstract_class_is_found(String code, String fault) {
        assertThat(new NameCheck().faults(main("http", code))).extracting(Fault::what).containsExactly(fault);
    }

    @Test
    void interfaces_records_enums_and_anonymous_classes_need_not_be_final() {
        assertThat(new NameCheck().faults(main("http",
            "interface A {} record B() {} enum C {} final class D { Object it = new Object() {}; } @State class E {}")))
            .isEmpty();
    }

    @Test
    void a_package_without_a_page_is_found() {
        assertThat(PackagePages.faults(List.of(main("http", "final class A {}")))).extracting(Fault::what)
            .containsExactly("package http has no package-info.java");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "/// What.\\n/// May use: json.\\npackage dev.candela.http;\\n | @NullMarked",
        "/// What.\\n@NullMarked\\npackage dev.candela.http;\\n | a line on what it may use: May use: …",
        "// What.\\n/// May use: json.\\n@NullMarked\\npackage dev.candela.http;\\n | a /// comment at its top",
    })
    void a_page_that_lacks_something_is_found(String text, String lacks) {
        var page = Source.of("candela-x/src/main/java/package-info.java", text.replace("\\n", "\n"));

        assertThat(PackagePages.faults(List.of(page))).extracting(Fault::what)
            .containsExactly("the page of a package needs " + lacks);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "final class A { void run() { System.out.println(); } }",
        "final class A { Object it = java.lang.System.err; }",
        "final class A { void run() { IO.println(1); } }",
        "final class A { void run(Exception e) { e.printStackTrace(); } }",
        "final class A { void run() throws Exception { Thread.sleep(1); } }",
        "final class A { void run() throws Exception { java.util.concurrent.TimeUnit.SECONDS.sleep(1); } }",
        "import static java.lang.Thread.sleep; final class A { }",
        "import java.util.concurrent.CompletableFuture; final class A { }",
        "final class A { ThreadLocal<String> it; }",
    })
    void a_banned_word_is_found_in_code(String code) {
        assertThat(new WordCheck().faults(main("http", code))).hasSize(1);
    }

    @Test
    void only_the_app_may_use_the_standard_streams() {
        assertThat(new WordCheck().faults(main("app", "final class A { Object it = System.out; }"))).isEmpty();
    }

    @Test
    void a_banned_word_may_stand_in_a_comment_or_text() {
        assertThat(new WordCheck().faults(main("http",
            "/// Not a CompletableFuture.\nfinal class A { String it = \"Thread.sleep System.out\"; }"))).isEmpty();
    }

    @Test
    void tests_may_not_sleep_be_switched_off_or_left_unfinished() {
        assertThat(List.of(
            "final class A { void run() throws Exception { Thread.sl" + "eep(1); } }",
            "@Dis" + "abled final class A { }",
            "@org.junit.jupiter.api.Dis" + "abled(\"why\") final class A { }",
            "import org.junit.jupiter.api.Assumptions; final class A { }",
            "// TO" + "DO later",
            "// FIX" + "ME later"
        )).allSatisfy(code -> assertThat(new WordCheck().faults(test("http", code))).hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "public interface A { java.util.concurrent.Future<String> call(); }",
        "public final class A { public void call(CompletionStage<String> it) {} }",
    })
    void a_future_in_a_signature_is_found(String code) {
        assertThat(new FutureCheck().faults(main("http", code))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "http  | import dev.candela.wire.Revision; | http uses Revision (expected: only wire and era)",
        "http  | final class A { Revision it; } | http uses Revision (expected: only wire and era)",
        "era   | final class A { String it = \"resultType\"; } | era spells \"resultType\" (expected: only wire)",
        "http  | final class A { String it = \"{\\\"ttlMs\\\":1}\"; } | http spells \"ttlMs\" (expected: only wire)",
        "json  | final class A { String it = \"jsonrpc\"; } | json spells \"jsonrpc\" (expected: only wire)",
        "era   | final class A { String it = \"io.modelcontextprotocol/tasks\"; } "
            + "| era spells \"io.modelcontextprotocol/\" (expected: only wire)",
    })
    void a_revision_or_a_wire_field_in_the_wrong_place_is_found(String here, String code, String fault) {
        assertThat(new WireCheck().faults(main(here, code))).extracting(Fault::what).containsExactly(fault);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "era     | import dev.candela.wire.Revision;",
        "wire    | final class A { String it = \"resultType\"; }",
        "testkit | final class A { String it = \"{\\\"jsonrpc\\\":1}\"; }",
        "http    | final class A { String it = \"resultType: unknown\"; }",
    })
    void the_right_place_for_a_revision_or_a_field_passes(String here, String code) {
        assertThat(new WireCheck().faults(main(here, code))).isEmpty();
    }

    @Test
    void a_library_without_a_page_is_found_unless_only_tests_or_the_build_need_it() {
        String pom = """
            <project><dependencyManagement><dependencies>%s</dependencies></dependencyManagement>
            <dependencies>%s%s%s%s</dependencies></project>
            """.formatted(dependency("managed", "x", ""), dependency("known", "x", ""), dependency("new", "x", ""),
            dependency("tested", "x", "<scope>test</scope>"), dependency("own", "dev.candela", ""));

        assertThat(DependencyPages.faults(Map.of("candela-x/pom.xml", pom, "docs/decisions/1.md", "uses `known`, new")))
            .extracting(Fault::what).containsExactly(
                "new has no page in docs/decisions (expected: `new` on one, with what it replaces and costs)");
    }

    @Test
    void a_registry_or_a_folder_of_one_machine_is_found() {
        assertThat(List.of("see /wo" + "rk/notes", "cd /tm" + "p/x", "https://registry.n" + "pmjs.org/x",
            "https://repo.ma" + "ven.apache.org/x")).allSatisfy(line ->
                assertThat(PlaceCheck.faults(Map.of("a.md", line))).hasSize(1));
    }

    @Test
    void words_that_only_look_like_a_folder_pass() {
        assertThat(PlaceCheck.faults(Map.of("a.md", "network/x, a/work/b, https://maven.apache.org/xsd"))).isEmpty();
    }

    @Test
    void a_source_that_is_not_java_25_is_refused() {
        assertThatThrownBy(() -> main("http", "final class {")).hasMessageContaining("(expected: Java 25)");
    }

    private static Source main(String here, String code) {
        return Source.of("candela-x/src/main/java/A.java", "package dev.candela." + here + ";\n" + code);
    }

    private static Source test(String here, String code) {
        return Source.of("candela-x/src/test/java/A.java", "package dev.candela." + here + ";\n" + code);
    }

    private static String method(int lines) {
        return IntStream.range(0, lines - 2).mapToObj(_ -> "    run();")
            .collect(Collectors.joining("\n", "final class A { void run() {\n", "\n} }"));
    }

    private static String dependency(String artifact, String group, String scope) {
        return "<dependency><groupId>" + group + "</groupId><artifactId>" + artifact + "</artifactId>" + scope
            + "</dependency>";
    }
}
