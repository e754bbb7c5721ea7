package dev.candela.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candela.json.Json;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Random damage: a schema or a pattern is refused in the one way that is promised, or it works.
class BrokenSchemaTest {
    private static final List<String> TEXTS = List.of("", "#", "#/", "#here", "#/$defs/d0", "d0", "a b", "%",
        "%zz", "#%zz", "//", "http://", "http://[", "urn:", ":", "mailto:a@b", "#/allOf/0", "#/properties/a#b", "a?b#c",
        "\uD83D", "^(");

    private static final List<String> NAMING = List.of("$id", "$ref", "$anchor", "$dynamicRef", "$dynamicAnchor");

    private final Random random = new Random(5);
    private final RandomSchema made = new RandomSchema(6);

    @Test
    void a_damaged_schema_is_refused_or_works() {
        var validator = new OfflineSchemaValidator(SchemaLimits.DEFAULT);
        int refused = 0;
        int rounds = 5_000;
        for (int i = 0; i < rounds; i++) {
            var schema = (Json.Obj) damaged(made.any(2), 0);
            try {
                var compiled = validator.compile(schema);
                assertThat(compiled.validate(made.value(2))).as(schema.toText()).hasSizeLessThanOrEqualTo(10)
                    .noneMatch(it -> it.message().contains("Resolution of"));
            } catch (InvalidSchema e) {
                assertThat(e).as(schema.toText()).hasMessageContaining("(expected: ");
                refused++;
            }
        }
        assertThat(refused).as("both are common").isBetween(rounds / 10, rounds * 9 / 10);
    }

    private Json damaged(Json value, int depth) {
        if (depth > 0 && random.nextInt(25) == 0) {
            return random.nextBoolean() ? made.value(1) : text();
        }
        return switch (value) {
            case Json.Obj object -> Json.build(it -> {
                object.members().forEach((name, member) -> it.put(name, damaged(member, depth + 1)));
                if (random.nextInt(12) == 0) {
                    it.put(NAMING.get(random.nextInt(NAMING.size())), text());
                }
            });
            case Json.Arr(var elements) -> new Json.Arr(elements.stream().map(it -> damaged(it, depth + 1)).toList());
            case Json.Str _, Json.Num _, Json.Bool _, Json.Null _ -> value;
        };
    }

    private Json text() {
        return new Json.Str(TEXTS.get(random.nextInt(TEXTS.size())));
    }

    @Test
    void a_damaged_pattern_is_refused_or_works() {
        String parts = "ab()[]{}|*+?^$.\\dpPuxLu0123,-=!<>:kZ😀";
        for (int i = 0; i < 50_000; i++) {
            var pattern = new StringBuilder();
            for (int j = random.nextInt(12); j >= 0; j--) {
                pattern.append(parts.charAt(random.nextInt(parts.length())));
            }
            check(pattern.toString());
        }
    }

    private static void check(String pattern) {
        LinearPattern compiled;
        try {
            compiled = LinearPattern.of(pattern);
        } catch (IllegalArgumentException e) {
            assertThat(e).as(pattern).hasMessageStartingWith("pattern: ").hasMessageContaining("(expected: ");
            return;
        }
        assertThat(compiled.isIn("ab", new Work(SchemaLimits.DEFAULT)))
            .as("%s gives the same answer twice", pattern)
            .isEqualTo(compiled.isIn("ab", new Work(SchemaLimits.DEFAULT)));
    }

    @Test
    void a_schema_whose_identifier_is_no_uri_is_refused() {
        var validator = new OfflineSchemaValidator(SchemaLimits.DEFAULT);

        assertThatThrownBy(() -> validator.compile(Json.obj("$id", "http://["))).isInstanceOf(InvalidSchema.class)
            .hasMessageContaining("(expected: a URI reference)");
    }
}
