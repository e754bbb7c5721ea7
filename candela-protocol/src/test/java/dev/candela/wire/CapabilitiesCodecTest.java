package dev.candela.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.json.Json;
import dev.candela.model.ClientCapabilities;
import dev.candela.model.CreateMessage;
import dev.candela.model.Elicit;
import dev.candela.model.Implementation;
import dev.candela.model.InputRequest;
import dev.candela.model.ListRoots;
import dev.candela.model.ServerCapabilities;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class CapabilitiesCodecTest {
    private static ClientCapabilities client(String json, Revision revision) {
        return CapabilitiesCodec.client((Json.Obj) Json.parse(json), revision);
    }

    private static ClientCapabilities client(String json) {
        return client(json, Revision.V2026_07_28);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{}|false|false",
        "{\"elicitation\":{}}|true|false",
        "{\"elicitation\":{\"form\":{}}}|true|false",
        "{\"elicitation\":{\"url\":{}}}|false|true",
        "{\"elicitation\":{\"form\":{},\"url\":{}}}|true|true",
        "{\"elicitation\":{\"url\":true}}|true|false",
        "{\"elicitation\":true}|false|false",
        "{\"elicitation\":null}|false|false",
        "{\"elicitation\":[]}|false|false"})
    void elicitation_without_a_mode_is_by_form_only(String json, boolean form, boolean url) {
        assertThat(client(json).elicitForm()).isEqualTo(form);
        assertThat(client(json).elicitUrl()).isEqualTo(url);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{}|false|false|false",
        "{\"roots\":{\"listChanged\":true}}|true|false|false",
        "{\"roots\":{}}|true|false|false",
        "{\"sampling\":{}}|false|true|false",
        "{\"sampling\":{\"tools\":{}}}|false|true|true",
        "{\"sampling\":{\"context\":{}}}|false|true|false",
        "{\"roots\":true,\"sampling\":1}|false|false|false"})
    void roots_and_sampling_are_objects(String json, boolean roots, boolean sampling, boolean tools) {
        var client = client(json);
        assertThat(client.roots()).isEqualTo(roots);
        assertThat(client.sampling()).isEqualTo(sampling);
        assertThat(client.samplingTools()).isEqualTo(tools);
        assertThat(client.raw().toText()).isEqualTo(json);
    }

    @ParameterizedTest
    @EnumSource
    void a_client_is_believed_what_its_revision_has(Revision revision) {
        var client = client(
            "{\"elicitation\":{\"url\":{}},\"sampling\":{\"tools\":{}},\"roots\":{}}", revision);
        switch (revision) {
            case V2024_11_05, V2025_03_26 -> {
                assertThat(client.elicitForm()).isFalse();
                assertThat(client.elicitUrl()).isFalse();
                assertThat(client.samplingTools()).isFalse();
            }
            case V2025_06_18 -> {
                assertThat(client.elicitForm()).isTrue();
                assertThat(client.elicitUrl()).isFalse();
                assertThat(client.samplingTools()).isFalse();
            }
            case V2025_11_25, V2026_07_28 -> {
                assertThat(client.elicitForm()).isFalse();
                assertThat(client.elicitUrl()).isTrue();
                assertThat(client.samplingTools()).isTrue();
            }
        }
        assertThat(client.roots()).isTrue();
        assertThat(client.sampling()).isTrue();
    }

    @Test
    void settings_of_extensions_are_kept_by_id_when_they_are_objects() {
        var client = client("{\"extensions\":{\"a/b\":{\"x\":1},\"c\":true}}");
        assertThat(client.extensions()).containsOnlyKeys("a/b");
        assertThat(client.extensions().get("a/b")).hasToString("{\"x\":1}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{}|{}",
        "{\"roots\":{\"listChanged\":true},\"experimental\":{\"x\":{}}}|{\"roots\":{}}",
        "{\"sampling\":{\"context\":{}}}|{\"sampling\":{}}",
        "{\"sampling\":{\"tools\":{\"x\":1}}}|{\"sampling\":{\"tools\":{}}}",
        "{\"elicitation\":{}}|{\"elicitation\":{\"form\":{}}}",
        "{\"elicitation\":{\"url\":{}}}|{\"elicitation\":{\"url\":{}}}",
        "{\"elicitation\":{\"url\":{},\"form\":{}}}|{\"elicitation\":{\"form\":{},\"url\":{}}}"})
    void the_brief_form_means_the_same_in_fewer_bytes(String json, String brief) {
        var client = client(json);
        assertThat(CapabilitiesCodec.brief(client)).hasToString(brief);
        var again = client(brief);
        assertThat(List.of(again.roots(), again.sampling(), again.samplingTools(), again.elicitForm(),
            again.elicitUrl())).isEqualTo(List.of(client.roots(), client.sampling(), client.samplingTools(),
            client.elicitForm(), client.elicitUrl()));
    }

    @Test
    void what_a_question_needs_is_told_in_the_shape_of_capabilities_and_having_it_is_enough() {
        assertNeeds(Elicit.confirm("?", "ok"), "{\"elicitation\":{\"form\":{}}}");
        assertNeeds(Elicit.url("?", "https://example.com/"), "{\"elicitation\":{\"url\":{}}}");
        assertNeeds(CreateMessage.of("hi", 1), "{\"sampling\":{}}");
        assertNeeds(CreateMessage.of("hi", 1).withOptions(Json.obj("tools", Json.Arr.EMPTY)),
            "{\"sampling\":{\"tools\":{}}}");
        assertNeeds(new ListRoots(), "{\"roots\":{}}");
    }

    private static void assertNeeds(InputRequest<?> request, String capabilities) {
        assertThat(CapabilitiesCodec.needed(request)).hasToString(capabilities);
        assertThat(client(capabilities).canAnswer(request)).isTrue();
        assertThat(client("{}").canAnswer(request)).isFalse();
        assertThat(ClientCapabilities.NONE.canAnswer(request)).isFalse();
    }

    @Test
    void a_client_without_tools_cannot_answer_a_question_with_tools() {
        var request = CreateMessage.of("hi", 1).withOptions(Json.obj("tools", Json.Arr.EMPTY));
        assertThat(client("{\"sampling\":{}}").canAnswer(request)).isFalse();
    }

    @Test
    void a_client_is_called_by_name_and_the_rest_is_optional() {
        assertThat(CapabilitiesCodec.info(Json.obj("name", "c", "version", "1", "title", "C", "icons", 7)))
            .contains(new Implementation("c", "1", "C", null, null, List.of()));
        assertThat(CapabilitiesCodec.info(Json.obj("name", "c", "version", 1)))
            .contains(Implementation.of("c", ""));
        assertThat(CapabilitiesCodec.info(Json.obj("name", 5, "version", "1"))).isEmpty();
        assertThat(CapabilitiesCodec.info(Json.Obj.EMPTY)).isEmpty();
    }

    @Test
    void a_server_names_only_what_it_offers() {
        assertThat(CapabilitiesCodec.server(
            new ServerCapabilities(false, false, false, false, false, Json.Obj.EMPTY, Json.Obj.EMPTY)))
            .hasToString("{}");
        assertThat(CapabilitiesCodec.server(
            new ServerCapabilities(true, false, false, false, true, Json.Obj.EMPTY, Json.Obj.EMPTY)))
            .hasToString("{\"tools\":{\"listChanged\":true},\"logging\":{}}");
    }
}
