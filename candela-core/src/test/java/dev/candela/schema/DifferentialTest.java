package dev.candela.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.json.Json;
import dev.candela.json.JsonLimits;
import dev.candela.json.JsonReader;
import dev.candela.json.MalformedJson;
import dev.harrel.jsonschema.JsonNode;
import dev.harrel.jsonschema.JsonNodeFactory;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// The plain checker and the bounded library must both say what the untouched library says.
class DifferentialTest {
    private static final SchemaLimits LIMITS = SchemaLimits.DEFAULT;
    private static final int VALUES_PER_SCHEMA = 8;

    /// The library as it comes, with its own keywords and its own check of schemas.
    private record Untouched(Validator validator, URI uri) {
        static Untouched of(Json.Obj schema) {
            var validator = new ValidatorFactory().withJsonNodeFactory(new Nodes())
                .withDisabledSchemaValidation(true).createValidator();
            return new Untouched(validator, validator.registerSchema(ValueNode.schema(schema)));
        }

        boolean accepts(Json value) {
            return validator.validate(uri, ValueNode.instance(value, new Work(LIMITS))).isValid();
        }
    }

    private record Nodes() implements JsonNodeFactory {
        @Override
        public JsonNode wrap(Object node) {
            return (JsonNode) node;
        }

        @Override
        public JsonNode create(String text) {
            try {
                return ValueNode.schema(new JsonReader(JsonLimits.DEFAULT).read(text.getBytes(StandardCharsets.UTF_8)));
            } catch (MalformedJson e) {
                throw new IllegalArgumentException(e);
            }
        }
    }

    @Test
    void the_plain_checker_agrees_with_the_library() {
        var made = new RandomSchema(1);
        int accepted = 0;
        int refused = 0;
        for (int i = 0; i < 4_000; i++) {
            var schema = made.plain(2);
            var plain = FastSchema.of(schema).orElseThrow();
            var untouched = Untouched.of(schema);
            for (int j = 0; j < VALUES_PER_SCHEMA; j++) {
                var value = made.value(2);
                var trail = new Trail();
                plain.check(value, trail);
                boolean expected = untouched.accepts(value);
                assertThat(!trail.hasFaults()).as("%s against %s", value, schema).isEqualTo(expected);
                accepted += expected ? 1 : 0;
                refused += expected ? 0 : 1;
            }
        }
        assertThat(Math.min(accepted, refused)).as("both verdicts are common").isGreaterThan(4_000);
    }

    @Test
    void the_bounded_library_agrees_with_the_untouched_one() throws InvalidSchema {
        var made = new RandomSchema(2);
        var library = new Library(LIMITS);
        int accepted = 0;
        int refused = 0;
        for (int i = 0; i < 4_000; i++) {
            var schema = made.any(2);
            var bounded = library.compile(schema, SchemaDialect.DRAFT_2020_12);
            var untouched = Untouched.of(schema);
            for (int j = 0; j < VALUES_PER_SCHEMA; j++) {
                var value = made.value(2);
                boolean expected = untouched.accepts(value);
                assertThat(bounded.validate(value).isEmpty()).as("%s against %s", value, schema).isEqualTo(expected);
                accepted += expected ? 1 : 0;
                refused += expected ? 0 : 1;
            }
        }
        assertThat(Math.min(accepted, refused)).as("both verdicts are common").isGreaterThan(4_000);
    }
}
