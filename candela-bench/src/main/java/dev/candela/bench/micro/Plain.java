package dev.candela.bench.micro;

import dev.candela.json.Json;
import dev.candela.json.MemberRow;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// What a program does that uses jackson-core and nothing else: no limits but those of the library, no look for invalid
/// UTF-8, and nothing that is faster than the obvious way.
final class Plain {
    private final JsonFactory factory = new JsonFactory();

    Json read(byte[] text) {
        try (var parser = factory.createParser(ObjectReadContext.empty(), text)) {
            return value(parser, parser.nextToken());
        }
    }

    private static Json value(JsonParser parser, JsonToken token) {
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> new Json.Str(parser.getString());
            case VALUE_NUMBER_INT -> new Json.Whole(parser.getLongValue());
            case VALUE_NUMBER_FLOAT -> Json.Num.of(parser.getDecimalValue());
            case VALUE_TRUE -> Json.Bool.TRUE;
            case VALUE_FALSE -> Json.Bool.FALSE;
            case VALUE_NULL -> Json.Null.NULL;
            default -> throw new IllegalStateException("token: " + token + " (expected: a value)");
        };
    }

    private static Json object(JsonParser parser) {
        var row = new ArrayList<Object>();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            row.add(name);
            row.add(value(parser, parser.nextToken()));
        }
        return MemberRow.object(row.toArray());
    }

    private static Json array(JsonParser parser) {
        var elements = new ArrayList<Json>();
        for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            elements.add(value(parser, token));
        }
        return new Json.Arr(elements);
    }

    void write(Json value, OutputStream out) {
        try (var generator = factory.createGenerator(ObjectWriteContext.empty(), out)) {
            write(value, generator);
        }
    }

    private static void write(Json value, JsonGenerator generator) {
        switch (value) {
            case Json.Obj(Map<String, Json> members) -> {
                generator.writeStartObject();
                members.forEach((name, it) -> {
                    generator.writeName(name);
                    write(it, generator);
                });
                generator.writeEndObject();
            }
            case Json.Arr(List<Json> elements) -> {
                generator.writeStartArray();
                elements.forEach(it -> write(it, generator));
                generator.writeEndArray();
            }
            case Json.Str(String text) -> generator.writeString(text);
            case Json.Whole(long number) -> generator.writeNumber(number);
            case Json.Decimal(BigDecimal number) -> generator.writeNumber(number);
            case Json.Bool it -> generator.writeBoolean(it.isTrue());
            case Json.Null _ -> generator.writeNull();
        }
    }

    void copy(byte[] text, OutputStream out) {
        try (var parser = factory.createParser(ObjectReadContext.empty(), text);
            var generator = factory.createGenerator(ObjectWriteContext.empty(), out)) {
            while (parser.nextToken() != null) {
                generator.copyCurrentEvent(parser);
            }
        }
    }
}
