package dev.candela.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.json.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What a shape reads is what its schema allows, and what it writes its schema allows too.
class ShapeAgainstSchemaTest {
    enum Unit {
        a,
        b
    }

    sealed interface Node {
        record Leaf(@Range(min = 0, max = 2) int a) implements Node {}

        record Pair(Node a, @Nullable Node b) implements Node {}
    }

    record Sample(
        @Size(min = 1, max = 2) String a, OptionalInt b, @Size(max = 2) List<Unit> c, Set<Json> d,
        @Nullable Map<String, Double> e, @Default("true") boolean f, @Nullable Node g,
        @Matches("^[ab]*$") @Default("\"\"") String h) {}

    private final Random random = new Random(3);

    @Test
    void reading_agrees_with_the_schema() throws InvalidSchema {
        var shape = Shape.of(Sample.class);
        var compiled = new OfflineSchemaValidator(SchemaLimits.DEFAULT).compile(shape.schema());
        int accepted = 0;
        int refused = 0;
        for (int i = 0; i < 50_000; i++) {
            var json = sample();
            var faults = compiled.validate(json);
            switch (shape.read(json)) {
                case Reading.Value<Sample>(Sample value) -> {
                    assertThat(faults).as(json.toText()).isEmpty();
                    assertThat(compiled.validate(shape.write(value))).as(json.toText()).isEmpty();
                    accepted++;
                }
                case Reading.Faulty<Sample>(List<Fault> ours) -> {
                    assertThat(faults).as("%s: %s", json.toText(), ours).isNotEmpty();
                    refused++;
                }
            }
        }
        assertThat(Math.min(accepted, refused)).as("both verdicts are common").isGreaterThan(5_000);
    }

    private Json.Obj sample() {
        return Json.build(it -> {
            maybe(it, "a", new Json.Str(one("a", "bb", "", "ccc")));
            maybe(it, "b", number());
            maybe(it, "c", one(Json.arr(), Json.arr("a", "b"), Json.arr("c"), Json.arr("a", "a", "a")));
            maybe(it, "d", one(Json.arr(), Json.arr(1, 2), Json.arr(1, Json.Num.of(new BigDecimal("1.0")))));
            maybe(it, "e", one(Json.Obj.EMPTY, Json.obj("x", 1.5), Json.obj("x", "y")));
            maybe(it, "f", Json.Bool.TRUE);
            maybe(it, "g", node(3));
            maybe(it, "h", new Json.Str(one("", "ab", "c")));
            maybe(it, "other", number());
        });
    }

    private Json node(int depth) {
        if (depth == 0 || random.nextBoolean()) {
            return Json.build(it -> it.put("type", one("leaf", "pair")).put("a", number()));
        }
        return Json.build(it -> {
            it.put("type", "pair").put("a", node(depth - 1));
            maybe(it, "b", node(depth - 1));
        });
    }

    private Json number() {
        return Json.Num.of(one(new BigDecimal("0"), new BigDecimal("1"),
            new BigDecimal("2.0"), new BigDecimal("3"), new BigDecimal("0.5")));
    }

    private void maybe(Json.Builder members, String name, Json value) {
        int chance = random.nextInt(60);
        if (chance == 0) {
            members.put(name, one(Json.Num.of(7), new Json.Str("x"), Json.obj("a", 1), Json.arr(1)));
        } else if (chance > 3) {
            members.put(name, value);
        }
    }

    /// Most often the first, which fits.
    @SafeVarargs
    private <E> E one(E... of) {
        return of[random.nextInt(6) > 0 ? 0 : random.nextInt(of.length)];
    }
}
