package dev.candela.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.http.Authenticator;
import dev.candela.lumen.link.Insistence;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DemoCommandTest {
    private static final String NO_TOKEN = "(expected: a token (--config, CANDELA_TOKEN or --token),"
        + " a loopback address, or --insecure)";

    @Test
    void without_options_it_listens_on_this_machine_only() {
        assertThat(address(Run.of("demo"))).isEqualTo("127.0.0.1 8808");
        assertThat(started(Run.of("demo")).token()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1:0, 127.0.0.1 0", "127.8.8.8:9, 127.8.8.8 9", "[::1]:65535, 0:0:0:0:0:0:0:1 65535"})
    void a_loopback_address_needs_no_token(String http, String address) {
        assertThat(address(Run.of("demo", "--http", http))).isEqualTo(address);
    }

    @Test
    void an_option_may_be_joined_to_its_value() {
        assertThat(http(Run.of("demo", "--http=127.0.0.1:9")).getPort()).isEqualTo(9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0:8808", "[::]:8808", "192.0.2.7:8808"})
    void beyond_this_machine_it_refuses_to_start_without_a_token(String http) {
        var run = Run.of("demo", "--http", http);

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).startsWith("candela: --http: ").endsWith(" without a token " + NO_TOKEN + "\n");
        assertThat(run.started()).isEmpty();
    }

    @Test
    void beyond_this_machine_a_token_or_insecure_lets_it_start() {
        assertThat(started(Run.of("demo", "--http", "0.0.0.0:0", "--token", "abc")).token()).isNotNull();
        assertThat(started(Run.of("demo", "--http", "0.0.0.0:0", "--insecure")).token()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8808", "localhost", "::1:8808", "127.0.0.1:", ":8808", "127.0.0.1:x", "[::1:8808", ""})
    void an_address_that_is_not_host_and_port_is_refused(String http) {
        assertThat(Run.of("demo", "--http", http)).isEqualTo(refused(
            "--http: " + http + " (expected: HOST:PORT, as 127.0.0.1:8808 or [::1]:8808)"));
    }

    @Test
    void a_port_above_65535_is_refused() {
        assertThat(Run.of("demo", "--http", "127.0.0.1:65536")).isEqualTo(refused(
            "--http: 127.0.0.1:65536 (expected: a port from 0 to 65535)"));
    }

    @Test
    void a_host_that_no_lookup_knows_is_refused() {
        assertThat(Run.of("demo", "--http", "[::zz]:1")).isEqualTo(refused(
            "--http: [::zz]:1 (expected: a host name or address that this machine knows)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--http=127.0.0.1:1", "--token=abc", "--config=x", "--insecure"})
    void stdio_stands_alone(String other) {
        assertThat(Run.of("demo", "--stdio", other)).isEqualTo(refused("--stdio: together with "
            + other.replaceAll("=.*", "") + " (expected: --stdio alone: a pipe has no address and no token)"));
    }

    @Test
    void stdio_does_not_ask_for_the_token_of_the_environment() {
        assertThat(Run.with(Map.of("CANDELA_TOKEN", "abc"), "demo", "--stdio").started())
            .containsExactly("stdio PREFER");
    }

    @Test
    void the_token_is_the_option_then_the_file_then_the_environment(@TempDir Path folder) throws IOException {
        String file = Files.writeString(folder.resolve("candela.conf"), "token = from-file\n").toString();
        String empty = Files.writeString(folder.resolve("empty.conf"), "# nothing\n").toString();
        var environment = Map.of("CANDELA_TOKEN", "from-environment");

        assertThat(lets("from-option", Run.with(environment, "demo", "--token", "from-option", "--config", file)))
            .isTrue();
        assertThat(lets("from-file", Run.with(environment, "demo", "--config", file))).isTrue();
        assertThat(lets("from-environment", Run.with(environment, "demo", "--config", empty))).isTrue();
        assertThat(lets("from-environment", Run.with(environment, "demo"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sëcret-token", "secret token", "=", "secret=token"})
    void a_token_that_no_header_can_carry_is_refused_without_printing_it(String token) {
        var run = Run.with(Map.of("CANDELA_TOKEN", token), "demo");

        assertThat(run).isEqualTo(refused("CANDELA_TOKEN: a character that no bearer token may have"
            + " (expected: 1 to 4096 letters, digits, - . _ ~ + / and = at the end)"));
    }

    @Test
    void an_empty_token_is_refused_instead_of_serving_everybody() {
        assertThat(Run.with(Map.of("CANDELA_TOKEN", ""), "demo").err()).startsWith("candela: CANDELA_TOKEN: empty ");
        assertThat(Run.of("demo", "--token", "").err()).startsWith("candela: --token: empty ");
    }

    @Test
    void a_token_of_more_than_4096_characters_is_refused() {
        assertThat(Run.of("demo", "--token", "x".repeat(4097)).err()).startsWith("candela: --token: 4097 characters ");
        assertThat(lets("x".repeat(4096), Run.of("demo", "--token", "x".repeat(4096)))).isTrue();
    }

    @Test
    void a_token_is_never_printed() {
        var run = Run.of("demo", "--token", "s3cr3t");

        assertThat(run.out() + run.err() + run.started()).doesNotContain("s3cr3t").contains("(hidden)");
        assertThat(new DemoArguments(new DemoArguments.Places(null, null, null, null), false, null, "s3cr3t",
            null, false).toString()).doesNotContain("s3cr3t");
    }

    @Test
    void a_config_file_that_is_not_there_is_refused() {
        assertThat(Run.of("demo", "--config", "no/such/file", "--token", "abc")).isEqualTo(refused(
            "--config: no/such/file (expected: a file that exists)"));
    }

    private static boolean lets(String sent, Run run) {
        return token(run).bearer().authenticate(_ -> List.of("Bearer " + sent))
            instanceof Authenticator.Verdict.Accepted;
    }

    private static Run refused(String complaint) {
        return new Run(2, "", "candela: " + complaint + System.lineSeparator(), List.of());
    }

    private static Listen started(Run run) {
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isEqualTo(Run.LAUNCHED);
        assertThat(run.started()).hasSize(1).first().isInstanceOf(Listen.class);
        return (Listen) run.started().getFirst();
    }

    private static String address(Run run) {
        var address = http(run);
        return address.getAddress().getHostAddress() + " " + address.getPort();
    }

    private static Token token(Run run) {
        return Objects.requireNonNull(started(run).token());
    }

    private static InetSocketAddress http(Run run) {
        return Objects.requireNonNull(started(run).http());
    }

    @Test
    void it_listens_wherever_it_is_told_to_and_nowhere_else() {
        var listen = started(Run.of("demo", "--ws", "127.0.0.1:1", "--tcp", "127.0.0.1:2", "--unix", "a/b"));

        assertThat(listen.http()).isNull();
        assertThat(Objects.requireNonNull(listen.ws()).getPort()).isEqualTo(1);
        assertThat(Objects.requireNonNull(listen.tcp()).getPort()).isEqualTo(2);
        assertThat(listen.unix()).isEqualTo(Path.of("a/b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--ws", "--tcp"})
    void no_address_beyond_this_machine_is_served_without_a_token(String option) {
        assertThat(Run.of("demo", option, "0.0.0.0:1").err()).startsWith("candela: " + option + ": ")
            .endsWith(" without a token " + NO_TOKEN + "\n");
    }

    @ParameterizedTest
    @CsvSource({"off, OFF", "prefer, PREFER", "require, REQUIRE"})
    void how_much_lumen_is_wanted_can_be_said(String typed, Insistence lumen) {
        assertThat(started(Run.of("demo", "--lumen", typed)).lumen()).isEqualTo(lumen);
        assertThat(Run.of("demo", "--stdio", "--lumen", typed).started()).containsExactly("stdio " + lumen);
    }

    @Test
    void another_wish_about_lumen_is_refused() {
        assertThat(Run.of("demo", "--lumen", "maybe")).isEqualTo(refused(
            "--lumen: maybe (expected: off, prefer or require)"));
    }
}
