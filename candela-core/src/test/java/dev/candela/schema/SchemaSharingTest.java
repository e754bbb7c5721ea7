package dev.candela.schema;

import static dev.candela.schema.JsonText.json;
import static dev.candela.schema.JsonText.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.json.Json;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// One validator, one compiled schema and one shape serve many threads, and keep nothing of what they have seen.
class SchemaSharingTest {
    private static final int THREADS = 8;
    private static final int ROUNDS = 500;
    private static final Duration BOUND = Duration.ofSeconds(5);

    record Add(double a, double b) {}

    @Test
    void many_threads_share_everything() throws InvalidSchema {
        var validator = new OfflineSchemaValidator(SchemaLimits.DEFAULT);
        var shared = validator.compile(object("{'anyOf':[{'pattern':'^(a|b)+$'},{'type':'object','required':['a']}]}"));
        var shape = Shape.of(Add.class);
        var wrong = new ConcurrentLinkedQueue<Object>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < THREADS; i++) {
                int number = i;
                threads.execute(() -> {
                    for (int j = 0; j < ROUNDS; j++) {
                        wrong.addAll(shared.validate(json(j % 2 == 0 ? "'abba'" : "{'a':1}")));
                        if (shared.validate(json("'abc'")).isEmpty()) {
                            wrong.add("a wrong value was accepted");
                        }
                        if (!(shape.read(object("{'a':" + number + ",'b':" + j + "}")) instanceof Reading.Value<Add>(
                            Add(double a, double b))) || a != number || b != j) {
                            wrong.add("another value was read");
                        }
                    }
                });
                threads.execute(() -> compile(validator, number, wrong));
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static void compile(SchemaValidator validator, int number, ConcurrentLinkedQueue<Object> wrong) {
        try {
            var own = validator.compile(object("{'$id':'https://example.com/one','allOf':[{'const':" + number + "}]}"));
            wrong.addAll(own.validate(Json.Num.of(number)));
            if (own.validate(Json.Num.of(number + 1)).isEmpty()) {
                wrong.add("the schema of another thread was used");
            }
        } catch (InvalidSchema e) {
            wrong.add(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'type':'object'}", "{'anyOf':[{'type':'object'},{'type':'array'}]}"})
    void a_value_is_forgotten_after_its_check(String schema) throws InvalidSchema {
        var compiled = new OfflineSchemaValidator(SchemaLimits.DEFAULT).compile(object(schema));

        assertThat(isForgotten(checked(compiled))).isTrue();
        assertThat(compiled.validate(json("{}"))).isEmpty();
    }

    private static WeakReference<Json> checked(SchemaValidator.Compiled compiled) {
        var value = new Json.Obj(Map.of("a", Json.arr(1, "x")));
        assertThat(compiled.validate(value)).isEmpty();
        return new WeakReference<>(value);
    }

    @Test
    void a_schema_that_nobody_uses_any_more_is_forgotten() throws InvalidSchema {
        var validator = new OfflineSchemaValidator(SchemaLimits.DEFAULT);

        assertThat(isForgotten(compiled(validator))).isTrue();
        assertThat(validator.compile(object("{'anyOf':[true]}")).validate(Json.Null.NULL)).isEqualTo(List.of());
    }

    private static WeakReference<Json> compiled(SchemaValidator validator) throws InvalidSchema {
        var schema = object("{'$id':'https://example.com/one','anyOf':[{'type':'object'}]}");
        assertThat(validator.compile(schema).validate(json("{}"))).isEmpty();
        return new WeakReference<>(schema);
    }

    private static boolean isForgotten(WeakReference<?> reference) {
        var end = Instant.now().plus(BOUND);
        while (!reference.refersTo(null) && Instant.now().isBefore(end)) {
            System.gc();
        }
        return reference.refersTo(null);
    }
}
