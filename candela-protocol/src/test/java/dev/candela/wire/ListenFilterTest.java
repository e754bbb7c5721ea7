package dev.candela.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.candela.json.Json;
import dev.candela.model.LogLevel;
import dev.candela.model.McpError;
import dev.candela.model.McpException;
import dev.candela.model.ServerCapabilities;
import dev.candela.model.ServerEvent;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ListenFilterTest {
    private static ListenFilter read(String params) {
        return ListenFilter.read((Json.Obj) Json.parse(params), 3);
    }

    private static String acknowledged(ListenFilter filter) {
        return MessageWriter.json(filter.acknowledged()).toText();
    }

    private static ServerCapabilities offering(boolean tools, boolean resources, boolean prompts) {
        return new ServerCapabilities(tools, resources, prompts, false, false, Json.Obj.EMPTY, Json.Obj.EMPTY);
    }

    @Test
    void what_is_wanted_is_acknowledged_in_the_order_it_was_named() {
        assertThat(acknowledged(read("""
            {"notifications":{"resourceSubscriptions":["z:1","a:2","m:3"],"resourcesListChanged":true,
            "promptsListChanged":true,"toolsListChanged":true,"taskIds":["t"]}}""")))
            .isEqualTo("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/subscriptions/acknowledged\",\"params\":"
                + "{\"notifications\":{\"toolsListChanged\":true,\"promptsListChanged\":true,"
                + "\"resourcesListChanged\":true,\"resourceSubscriptions\":[\"z:1\",\"a:2\",\"m:3\"]}}}");
    }

    @Test
    void nothing_wanted_is_acknowledged_as_nothing() {
        var filter = read("{\"notifications\":{\"toolsListChanged\":false,\"resourceSubscriptions\":[]}}");
        assertThat(filter.isEmpty()).isTrue();
        assertThat(acknowledged(filter)).endsWith("\"params\":{\"notifications\":{}}}");
        assertThat(read("{\"notifications\":{}}")).isEqualTo(filter);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{}|notifications: missing (expected: an object)",
        "{\"notifications\":[]}|notifications: missing (expected: an object)",
        "{\"notifications\":{\"toolsListChanged\":1}}|"
            + "notifications.toolsListChanged: not a boolean (expected: a boolean)",
        "{\"notifications\":{\"promptsListChanged\":null}}|"
            + "notifications.promptsListChanged: not a boolean (expected: a boolean)",
        "{\"notifications\":{\"resourceSubscriptions\":\"a:b\"}}|"
            + "notifications.resourceSubscriptions: not a short array (expected: at most 3 URIs)",
        "{\"notifications\":{\"resourceSubscriptions\":[\"a\",\"a\",\"a\",\"a\"]}}|"
            + "notifications.resourceSubscriptions: not a short array (expected: at most 3 URIs)",
        "{\"notifications\":{\"resourceSubscriptions\":[\"a\",5]}}|"
            + "notifications.resourceSubscriptions: an element that is no string (expected: URIs)"})
    void a_malformed_wish_is_refused_as_invalid_params(String params, String message) {
        var refusal = catchThrowableOfType(McpException.class, () -> read(params));
        assertThat(refusal.error()).isEqualTo(new McpError(-32602, message, null));
    }

    @Test
    void what_a_server_does_not_offer_is_left_out() {
        var all = new ListenFilter(true, true, true, Set.of("a:b"));
        assertThat(all.offered(offering(true, true, true))).isEqualTo(all);
        assertThat(all.offered(offering(true, false, false)))
            .isEqualTo(new ListenFilter(true, false, false, Set.of()));
        assertThat(all.offered(offering(false, true, false)))
            .isEqualTo(new ListenFilter(false, false, true, Set.of("a:b")));
        assertThat(all.offered(offering(false, false, false)).isEmpty()).isTrue();
    }

    @Test
    void an_event_is_wanted_only_by_its_own_kind() {
        var events = List.of(new ServerEvent.ToolsChanged(), new ServerEvent.PromptsChanged(),
            new ServerEvent.ResourcesChanged(), new ServerEvent.ResourceUpdated("a:b"),
            new ServerEvent.ResourceUpdated("a:b/c"),
            new ServerEvent.Logged(LogLevel.EMERGENCY, null, Json.Null.NULL));
        assertThat(events.stream().map(new ListenFilter(true, false, false, Set.of())::wants))
            .containsExactly(true, false, false, false, false, false);
        assertThat(events.stream().map(new ListenFilter(false, true, false, Set.of())::wants))
            .containsExactly(false, true, false, false, false, false);
        assertThat(events.stream().map(new ListenFilter(false, false, true, Set.of())::wants))
            .containsExactly(false, false, true, false, false, false);
        assertThat(events.stream().map(new ListenFilter(false, false, false, Set.of("a:b"))::wants))
            .containsExactly(false, false, false, true, false, false);
    }

    @Test
    void a_filter_does_not_change_with_the_set_it_was_made_of() {
        var uris = new LinkedHashSet<>(Set.of("a:b"));
        var filter = new ListenFilter(false, false, false, uris);
        uris.add("c:d");
        assertThat(filter.resources()).containsExactly("a:b");
    }
}
