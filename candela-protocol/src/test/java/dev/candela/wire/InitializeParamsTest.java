package dev.candela.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.candela.json.Json;
import dev.candela.model.Implementation;
import dev.candela.model.McpError;
import dev.candela.model.McpException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class InitializeParamsTest {
    private static InitializeParams read(String params) {
        return InitializeParams.read((Json.Obj) Json.parse(params));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-11-05, 2024-11-05", "2025-03-26, 2025-03-26", "2025-06-18, 2025-06-18", "2025-11-25, 2025-11-25",
        "2026-07-28, 2025-11-25", "2030-01-01, 2025-11-25", "'', 2025-11-25"})
    void a_client_gets_the_legacy_revision_it_asked_for_or_the_newest(String asked, String given) {
        assertThat(read("{\"protocolVersion\":\"" + asked + "\"}").revision().text()).isEqualTo(given);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{}", "{\"protocolVersion\":5,\"capabilities\":[],\"clientInfo\":\"x\"}", "{\"capabilities\":null}"})
    void a_client_that_says_nothing_of_itself_is_served(String params) {
        var read = read(params);
        assertThat(read.revision().text()).isEqualTo("2025-11-25");
        assertThat(read.client().info()).isNull();
        assertThat(read.client().capabilities().raw()).isEqualTo(Json.Obj.EMPTY);
    }

    @Test
    void a_client_is_believed_what_the_revision_it_gets_has() {
        var older = read("""
            {"protocolVersion":"2025-06-18","capabilities":{"elicitation":{"form":{},"url":{}}},
            "clientInfo":{"name":"c","version":"1"}}""");
        assertThat(older.client().info()).isEqualTo(Implementation.of("c", "1"));
        assertThat(older.client().capabilities().elicitForm()).isTrue();
        assertThat(older.client().capabilities().elicitUrl()).isFalse();
    }

    @Test
    void a_client_may_say_64_kibibytes_of_itself() {
        String shape = "{\"capabilities\":{},\"clientInfo\":{\"name\":\"%s\"}}";
        int frame = "{}{\"name\":\"\"}".length();
        assertThat(read(shape.formatted("x".repeat(65_536 - frame))).client().info()).isNotNull();
        var refusal = catchThrowableOfType(McpException.class,
            () -> read(shape.formatted("x".repeat(65_537 - frame))));
        assertThat(refusal.error()).isEqualTo(new McpError(-32602,
            "capabilities and clientInfo: too large (expected: <= 65536 bytes)", null));
    }
}
