package dev.candela.demo;

import dev.candela.json.Json;
import dev.candela.model.Tool;
import dev.candela.schema.Doc;
import dev.candela.schema.HeaderParam;
import dev.candela.server.McpServerBuilder;
import org.jspecify.annotations.Nullable;

/// Tools whose schemas need more than a record can say.
final class SchemaTools {
    private SchemaTools() {}

    record Region(
        @Doc("where to look; repeated in a header") @HeaderParam("Region") String region,
        @Doc("how closely to look") @Nullable Integer level) {}

    static void offer(McpServerBuilder server) {
        server
            .tool(Tool.of("json_schema_2020_12_tool", "Has a schema of many keywords", address()),
                (arguments, _) -> "Called with " + arguments.toText())
            .tool("test_x_mcp_header", "Has a parameter that headers repeat", Region.class,
                (it, _) -> "Region " + it.region() + (it.level() == null ? "" : ", level " + it.level()));
    }

    private static Json.Obj address() {
        return Json.obj(
            "$schema", "https://json-schema.org/draft/2020-12/schema",
            "type", "object",
            "$defs", Json.obj("address", Json.obj(
                "$anchor", "addressDef",
                "type", "object",
                "properties", Json.obj("street", Json.obj("type", "string"), "city", Json.obj("type", "string")))),
            "properties", Json.obj(
                "name", Json.obj("type", "string"),
                "address", Json.obj("$ref", "#/$defs/address"),
                "contactMethod", Json.obj("type", "string", "enum", Json.arr("phone", "email")),
                "phone", Json.obj("type", "string"),
                "email", Json.obj("type", "string")),
            "allOf", Json.arr(Json.obj("anyOf", Json.arr(
                Json.obj("required", Json.arr("phone")), Json.obj("required", Json.arr("email"))))),
            "if", Json.obj("properties", Json.obj("contactMethod", Json.obj("const", "phone")),
                "required", Json.arr("contactMethod")),
            "then", Json.obj("required", Json.arr("phone")),
            "else", Json.obj("required", Json.arr("email")),
            "additionalProperties", false);
    }
}
