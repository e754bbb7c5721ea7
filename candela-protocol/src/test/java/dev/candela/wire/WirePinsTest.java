package dev.candela.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.model.McpError;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What peers depend on, typed here by hand. A change that breaks a line of this file breaks clients.
final class WirePinsTest {
    @Test
    void error_codes() {
        assertThat(Map.of(
            "parse error", McpError.PARSE_ERROR,
            "invalid request", McpError.INVALID_REQUEST,
            "method not found", McpError.METHOD_NOT_FOUND,
            "invalid params", McpError.INVALID_PARAMS,
            "internal error", McpError.INTERNAL_ERROR,
            "resource not found", McpError.RESOURCE_NOT_FOUND,
            "header mismatch", McpError.HEADER_MISMATCH,
            "missing capability", McpError.MISSING_CLIENT_CAPABILITY,
            "unsupported version", McpError.UNSUPPORTED_VERSION))
            .isEqualTo(Map.of(
                "parse error", -32700,
                "invalid request", -32600,
                "method not found", -32601,
                "invalid params", -32602,
                "internal error", -32603,
                "resource not found", -32002,
                "header mismatch", -32020,
                "missing capability", -32021,
                "unsupported version", -32022));
    }

    @Test
    void methods_of_the_modern_era() {
        assertThat(new ModernCodec(Samples.SERVER).methods()).containsExactlyInAnyOrder(
            "server/discover", "subscriptions/listen",
            "tools/list", "tools/call",
            "resources/list", "resources/templates/list", "resources/read",
            "prompts/list", "prompts/get",
            "completion/complete");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "V2026_07_28")
    void methods_of_the_legacy_era(Revision revision) {
        assertThat(new LegacyCodec(revision).methods()).containsExactlyInAnyOrder(
            "initialize", "ping", "logging/setLevel",
            "tools/list", "tools/call",
            "resources/list", "resources/templates/list", "resources/read",
            "resources/subscribe", "resources/unsubscribe",
            "prompts/list", "prompts/get",
            "completion/complete");
    }

    @Test
    void methods_of_questions_to_the_client() {
        assertThat(Method.ELICIT).isEqualTo("elicitation/create");
        assertThat(Method.CREATE_MESSAGE).isEqualTo("sampling/createMessage");
        assertThat(Method.ROOTS_LIST).isEqualTo("roots/list");
    }

    @Test
    void methods_that_may_ask_and_what_a_header_repeats_of_them() {
        assertThat(Method.MAY_ASK).containsExactlyInAnyOrder("tools/call", "prompts/get", "resources/read");
        assertThat(Method.namedBy("tools/call")).contains("name");
        assertThat(Method.namedBy("prompts/get")).contains("name");
        assertThat(Method.namedBy("resources/read")).contains("uri");
        assertThat(Method.namedBy("tools/list")).isEmpty();
        assertThat(Method.namedBy("completion/complete")).isEmpty();
        assertThat(Method.namedBy("TOOLS/CALL")).isEmpty();
    }

    @Test
    void notifications() {
        assertThat(Method.Note.INITIALIZED).isEqualTo("notifications/initialized");
        assertThat(Method.Note.CANCELLED).isEqualTo("notifications/cancelled");
        assertThat(Method.Note.PROGRESS).isEqualTo("notifications/progress");
        assertThat(Method.Note.MESSAGE).isEqualTo("notifications/message");
        assertThat(Method.Note.TOOLS_CHANGED).isEqualTo("notifications/tools/list_changed");
        assertThat(Method.Note.PROMPTS_CHANGED).isEqualTo("notifications/prompts/list_changed");
        assertThat(Method.Note.RESOURCES_CHANGED).isEqualTo("notifications/resources/list_changed");
        assertThat(Method.Note.RESOURCE_UPDATED).isEqualTo("notifications/resources/updated");
        assertThat(Method.Note.ROOTS_CHANGED).isEqualTo("notifications/roots/list_changed");
        assertThat(Method.Note.ACKNOWLEDGED).isEqualTo("notifications/subscriptions/acknowledged");
    }

    @Test
    void headers() {
        assertThat(HeaderName.SESSION_ID).isEqualTo("mcp-session-id");
        assertThat(HeaderName.PROTOCOL_VERSION).isEqualTo("mcp-protocol-version");
        assertThat(HeaderName.METHOD).isEqualTo("mcp-method");
        assertThat(HeaderName.NAME).isEqualTo("mcp-name");
        assertThat(HeaderName.PARAM_PREFIX).isEqualTo("mcp-param-");
        assertThat(HeaderName.LAST_EVENT_ID).isEqualTo("last-event-id");
    }

    @Test
    void keys_of_meta_and_members_of_a_retry() {
        assertThat(Meta.META).isEqualTo("_meta");
        assertThat(Meta.PROGRESS_TOKEN).isEqualTo("progressToken");
        assertThat(Meta.PROTOCOL_VERSION).isEqualTo("io.modelcontextprotocol/protocolVersion");
        assertThat(Meta.CLIENT_INFO).isEqualTo("io.modelcontextprotocol/clientInfo");
        assertThat(Meta.CLIENT_CAPABILITIES).isEqualTo("io.modelcontextprotocol/clientCapabilities");
        assertThat(Meta.LOG_LEVEL).isEqualTo("io.modelcontextprotocol/logLevel");
        assertThat(Meta.SERVER_INFO).isEqualTo("io.modelcontextprotocol/serverInfo");
        assertThat(Meta.SUBSCRIPTION_ID).isEqualTo("io.modelcontextprotocol/subscriptionId");
        assertThat(Meta.INPUT_RESPONSES).isEqualTo("inputResponses");
        assertThat(Meta.REQUEST_STATE).isEqualTo("requestState");
    }
}
