package dev.candela.schema;

import static dev.candela.schema.JsonText.json;
import static dev.candela.schema.JsonText.object;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A schema with everything that a server must pass on and understand: `$defs`, `$anchor`, `$ref`, `allOf`, `anyOf`,
/// `if`, `then`, `else` and a closed set of members.
///
/// @see <a href="https://github.com/modelcontextprotocol/conformance">Conformance scenario json-schema-2020-12</a>
class ConformanceSchemaTest {
    private static final String SCHEMA = """
        {'$schema':'https://json-schema.org/draft/2020-12/schema','type':'object',
         '$defs':{'address':{'$anchor':'addressDef','type':'object',
          'properties':{'street':{'type':'string'},'city':{'type':'string'}}}},
         'properties':{'name':{'type':'string'},'address':{'$ref':'REFERENCE'},
          'contactMethod':{'type':'string','enum':['phone','email']},
          'phone':{'type':'string'},'email':{'type':'string'}},
         'allOf':[{'anyOf':[{'required':['phone']},{'required':['email']}]}],
         'if':{'properties':{'contactMethod':{'const':'phone'}},'required':['contactMethod']},
         'then':{'required':['phone']},'else':{'required':['email']},
         'additionalProperties':false}""";

    private static boolean fits(String reference, String value) throws InvalidSchema {
        return new OfflineSchemaValidator(SchemaLimits.DEFAULT).compile(object(SCHEMA.replace("REFERENCE", reference)))
            .validate(json(value)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"#/$defs/address", "#addressDef"})
    void references_lead_to_the_definition_by_path_and_by_anchor(String reference) throws InvalidSchema {
        assertThat(fits(reference, "{'email':'e','address':{'street':'s','city':'c'}}")).isTrue();
        assertThat(fits(reference, "{'email':'e','address':{'street':1}}")).isFalse();
        assertThat(fits(reference, "{'email':'e','address':'s'}")).isFalse();
    }

    @Test
    void one_of_the_alternatives_must_hold() throws InvalidSchema {
        assertThat(fits("#addressDef", "{'name':'n','email':'e'}")).isTrue();
        assertThat(fits("#addressDef", "{'name':'n'}")).isFalse();
    }

    @Test
    void the_condition_chooses_what_else_is_required() throws InvalidSchema {
        assertThat(fits("#addressDef", "{'contactMethod':'phone','phone':'1'}")).isTrue();
        assertThat(fits("#addressDef", "{'contactMethod':'phone','email':'e'}")).isFalse();
        assertThat(fits("#addressDef", "{'contactMethod':'email','email':'e'}")).isTrue();
        assertThat(fits("#addressDef", "{'contactMethod':'email','phone':'1'}")).isFalse();
        assertThat(fits("#addressDef", "{'phone':'1'}")).isFalse();
    }

    @Test
    void further_members_are_refused() throws InvalidSchema {
        assertThat(fits("#addressDef", "{'email':'e','age':1}")).isFalse();
    }

    @Test
    void values_outside_the_enumeration_are_refused() throws InvalidSchema {
        assertThat(fits("#addressDef", "{'contactMethod':'fax','email':'e'}")).isFalse();
    }
}
