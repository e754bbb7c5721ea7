package dev.candela.schema;

import static dev.candela.schema.JsonText.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which arguments of a schema go into headers.
class HeaderParameterTest {
    @Test
    void annotated_properties_are_found_wherever_properties_alone_lead_to_them() throws InvalidSchema {
        assertThat(HeaderParameter.in(object("""
            {'type':'object','properties':{
             'region':{'type':'string','x-mcp-header':'Region'},
             'plain':{'type':'string','default':{'x-mcp-header':'data, not a keyword'}},
             'nested':{'type':'object','properties':{'deep':{'type':'integer','x-mcp-header':'Deep'},
              'x-mcp-header':{'type':'boolean','x-mcp-header':'Flag'}}}}}"""))).containsExactly(
            new HeaderParameter("Region", List.of("region"), HeaderParameter.Type.STRING),
            new HeaderParameter("Deep", List.of("nested", "deep"), HeaderParameter.Type.INTEGER),
            new HeaderParameter("Flag", List.of("nested", "x-mcp-header"), HeaderParameter.Type.BOOLEAN));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{'x-mcp-header':'X'}",
        "{'properties':{'a':{'type':'number','x-mcp-header':'X'}}}",
        "{'properties':{'a':{'type':'array','x-mcp-header':'X'}}}",
        "{'properties':{'a':{'type':['string','null'],'x-mcp-header':'X'}}}",
        "{'properties':{'a':{'x-mcp-header':'X'}}}",
        "{'properties':{'a':{'type':'string','x-mcp-header':''}}}",
        "{'properties':{'a':{'type':'string','x-mcp-header':'a:b'}}}",
        "{'properties':{'a':{'type':'string','x-mcp-header':'a\\r\\nb'}}}",
        "{'properties':{'a':{'type':'string','x-mcp-header':1}}}",
        "{'properties':{'a':{'type':'string','x-mcp-header':'X'},'b':{'type':'string','x-mcp-header':'x'}}}",
        "{'properties':{'a':{'items':{'type':'string','x-mcp-header':'X'}}}}",
        "{'properties':{'a':{'items':{'properties':{'b':{'type':'string','x-mcp-header':'X'}}}}}}",
        "{'oneOf':[{'properties':{'a':{'type':'string','x-mcp-header':'X'}}}]}",
        "{'if':{'properties':{'a':{'type':'string','x-mcp-header':'X'}}}}",
        "{'$defs':{'d':{'type':'string','x-mcp-header':'X'}}}",
        "{'additionalProperties':{'type':'string','x-mcp-header':'X'}}",
    })
    void an_annotation_that_clients_would_not_accept_is_refused(String schema) {
        assertThatThrownBy(() -> HeaderParameter.in(object(schema))).isInstanceOf(InvalidSchema.class)
            .hasMessageStartingWith("x-mcp-header: ").hasMessageContaining("(expected: ");
    }

    @Test
    void data_that_looks_like_an_annotation_is_none() throws InvalidSchema {
        assertThat(HeaderParameter.in(object("""
            {'properties':{'a':{'enum':[{'x-mcp-header':'X'}],'const':{'x-mcp-header':'X'}}},
             'examples':[{'x-mcp-header':'X'}]}"""))).isEmpty();
    }
}
