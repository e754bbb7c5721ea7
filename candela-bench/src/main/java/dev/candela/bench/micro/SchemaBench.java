package dev.candela.bench.micro;

import dev.candela.json.Json;
import dev.candela.schema.Fault;
import dev.candela.schema.InvalidSchema;
import dev.candela.schema.OfflineSchemaValidator;
import dev.candela.schema.SchemaLimits;
import dev.candela.schema.SchemaValidator;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// Checking arguments against a schema of the plain kind that nearly all tools have.
@State(Scope.Benchmark)
public class SchemaBench {
    private final SchemaValidator.Compiled schema = compile();
    private final Json value = Json.obj("city", "Zürich", "days", 3, "units", "metric");

    @Benchmark
    public List<Fault> check() {
        return schema.validate(value);
    }

    private static SchemaValidator.Compiled compile() {
        try {
            return new OfflineSchemaValidator(SchemaLimits.DEFAULT).compile(Json.obj("type", "object",
                "properties", Json.obj(
                    "city", Json.obj("type", "string", "minLength", 1),
                    "days", Json.obj("type", "integer", "minimum", 1, "maximum", 14),
                    "units", Json.obj("type", "string", "enum", Json.arr("metric", "imperial"))),
                "required", Json.arr("city")));
        } catch (InvalidSchema e) {
            throw new IllegalStateException(e);
        }
    }
}
