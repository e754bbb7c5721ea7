package dev.candela.schema;

import static dev.candela.schema.JsonText.json;
import static dev.candela.schema.JsonText.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Where references of a schema may lead.
class ReferencesTest {
    private static final int SILENCE_MILLIS = 200;

    private final SchemaValidator validator = new OfflineSchemaValidator(SchemaLimits.DEFAULT);

    @ParameterizedTest
    @ValueSource(strings = {
        "{'$ref':'URL'}", "{'$dynamicRef':'URL#x'}", "{'properties':{'a':{'$ref':'URL#/$defs/a'}}}",
        "{'$schema':'URL'}", "{'$defs':{'a':{'$schema':'URL','$id':'b'}}}",
        "{'$id':'URL','$ref':'other.json'}", "{'allOf':[{'$id':'URL','properties':{'a':{'$ref':'/x'}}}]}"})
    void nothing_is_ever_fetched(String schema) throws IOException {
        try (var canary = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            canary.setSoTimeout(SILENCE_MILLIS);
            String url = "http://127.0.0.1:" + canary.getLocalPort() + "/schema.json";

            assertThatThrownBy(() -> validator.compile(object(schema.replace("URL", url))))
                .isInstanceOf(InvalidSchema.class);
            assertThatThrownBy(canary::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void an_identifier_on_the_network_is_only_a_name() throws IOException, InvalidSchema {
        try (var canary = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            canary.setSoTimeout(SILENCE_MILLIS);
            String url = "http://127.0.0.1:" + canary.getLocalPort() + "/schema.json";
            var compiled = validator.compile(object(
                "{'$id':'" + url + "','$defs':{'a':{'type':'string'}},'$ref':'" + url + "#/$defs/a'}"));

            assertThat(compiled.validate(json("'x'"))).isEmpty();
            assertThat(compiled.validate(json("1"))).hasSize(1);
            assertThatThrownBy(canary::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{'$ref':'#/$defs/missing'}", "{'$ref':'#missing'}", "{'$ref':'missing.json'}", "{'$ref':'file:///etc/passwd'}",
        "{'$ref':'#/title','title':'a text, not a schema'}", "{'$ref':'urn:uuid:1'}",
        "{'$defs':{'a':{'$ref':'#/nowhere'}}}"})
    void a_reference_that_leads_nowhere_is_refused_when_compiled(String schema) {
        assertThatThrownBy(() -> validator.compile(object(schema))).isInstanceOf(InvalidSchema.class)
            .hasMessageStartingWith("$ref: ")
            .hasMessageEndingWith("(expected: a place inside this schema; nothing is fetched)");
    }

    @Test
    void a_reference_that_is_no_uri_is_refused() {
        assertThatThrownBy(() -> validator.compile(object("{'$ref':'a b'}"))).isInstanceOf(InvalidSchema.class)
            .hasMessage("schema: \"a b\" (expected: a URI reference)");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{'$defs':{'s':{'type':'string'}},'$ref':'#/$defs/s'}",
        "{'$defs':{'s':{'$anchor':'here','type':'string'}},'$ref':'#here'}",
        "{'$defs':{'s':{'$id':'s.json','type':'string'}},'$ref':'s.json'}",
        "{'$defs':{'s':{'$id':'s.json','$anchor':'here','type':'string'}},'$ref':'s.json#here'}",
        "{'$id':'https://example.com/dir/root.json','$defs':{'s':{'$id':'s.json','type':'string'}},'$ref':'s.json'}",
        "{'$id':'https://example.com/r','$defs':{'s':{'type':'string'}},'$ref':'https://example.com/r#/$defs/s'}",
        "{'$defs':{'s':{'$id':'urn:uuid:7','type':'string'}},'$ref':'urn:uuid:7'}",
        "{'$defs':{'s':{'$dynamicAnchor':'here','type':'string'}},'$dynamicRef':'#here'}",
        "{'$defs':{'a b':{'type':'string'}},'$ref':'#/$defs/a%20b'}",
        "{'$defs':{'A+B':{'type':'string'}},'$ref':'#/$defs/A+B'}",
        "{'$defs':{'A+B':{'type':'string'}},'$ref':'#/$defs/A%2BB'}",
        "{'$defs':{'a#b':{'type':'string'}},'$ref':'#/$defs/a%23b'}",
        "{'$defs':{'a/b~c':{'type':'string'}},'$ref':'#/$defs/a~1b~0c'}",
        "{'$defs':{'é%':{'type':'string'}},'$ref':'#/$defs/%C3%A9%25'}",
        "{'$defs':{'List<A>':{'type':'string'}},'$ref':'#/$defs/List%3CA%3E'}",
        "{'components':{'s':{'type':'string'}},'$ref':'#/components/s'}",
        "{'$defs':{'t':{'$ref':'#/$defs/s'},'s':{'type':'string'}},'$ref':'#/$defs/t'}"})
    void references_inside_the_schema_are_followed(String schema) throws InvalidSchema {
        var compiled = validator.compile(object(schema));

        assertThat(compiled.validate(json("'x'"))).isEmpty();
        assertThat(compiled.validate(json("1"))).isNotEmpty();
    }

    @Test
    void a_schema_may_contain_itself() throws InvalidSchema {
        var compiled = validator.compile(object("""
            {'type':'object','properties':{'name':{'type':'string'},'children':{'type':'array','items':{'$ref':'#'}}},
             'required':['name']}"""));

        assertThat(compiled.validate(json("{'name':'a','children':[{'name':'b','children':[]}]}"))).isEmpty();
        assertThat(compiled.validate(json("{'name':'a','children':[{'name':'b','children':[{'name':1}]}]}")))
            .extracting(Fault::toString).containsExactly("/children/0/children/0/name: 1 (expected: a string)");
    }

    @Test
    void the_schema_of_schemas_is_at_hand() throws InvalidSchema {
        var compiled = validator.compile(object("{'$ref':'https://json-schema.org/draft/2020-12/schema'}"));

        assertThat(compiled.validate(json("{'type':'string'}"))).isEmpty();
        assertThat(compiled.validate(json("{'type':'strin'}"))).isNotEmpty();
    }
}
