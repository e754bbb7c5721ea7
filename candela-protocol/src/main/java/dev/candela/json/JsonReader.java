package dev.candela.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/// Reads one JSON text from UTF-8 bytes. Strict: no comments, no trailing bytes, no duplicate names, no invalid UTF-8.
///
/// Safe for any thread. The recursion is bounded by [JsonLimits#depthMax()].
public final class JsonReader {
    private final JsonFactory factory;
    private final JsonLimits limits;

    public JsonReader(JsonLimits limits) {
        this.limits = limits;
        this.factory = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                .maxNestingDepth(limits.depthMax())
                .maxStringLength(limits.stringCharsMax())
                .maxNameLength(limits.nameCharsMax())
                .maxNumberLength(limits.numberCharsMax())
                .build())
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();
    }

    public JsonLimits limits() {
        return limits;
    }

    public Json read(byte[] text) throws MalformedJson {
        return read(text, 0, text.length);
    }

    /// @throws MalformedJson when the bytes are not exactly one JSON text within the limits
    public Json read(byte[] text, int offset, int length) throws MalformedJson {
        Utf8.require(text, offset, length);
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), text, offset, length)) {
            var value = value(parser, parser.nextToken());
            if (parser.nextToken() != null) {
                throw new MalformedJson(MalformedJson.Kind.SYNTAX, "text: more than one value (expected: one)");
            }
            return value;
        } catch (StreamConstraintsException e) {
            throw new MalformedJson(MalformedJson.Kind.LIMIT, at(e) + "beyond a limit of this reader");
        } catch (StreamReadException e) {
            throw new MalformedJson(MalformedJson.Kind.SYNTAX, at(e) + "not JSON");
        }
    }

    private static String at(tools.jackson.core.JacksonException e) {
        var location = e.getLocation();
        return location == null ? "text: " : "text at byte " + Math.max(0, location.getByteOffset()) + ": ";
    }

    private static Json value(JsonParser parser, @Nullable JsonToken token) throws MalformedJson {
        return switch (token) {
            case null -> throw new MalformedJson(MalformedJson.Kind.SYNTAX, "text: empty (expected: a JSON value)");
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> new Json.Str(parser.getString());
            case VALUE_NUMBER_INT -> switch (parser.getNumberType()) {
                case INT, LONG -> whole(parser);
                default -> new Json.Decimal(parser.getDecimalValue());
            };
            case VALUE_NUMBER_FLOAT -> new Json.Decimal(parser.getDecimalValue());
            case VALUE_TRUE -> Json.Bool.TRUE;
            case VALUE_FALSE -> Json.Bool.FALSE;
            case VALUE_NULL -> Json.Null.NULL;
            case END_ARRAY, END_OBJECT, PROPERTY_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                throw new MalformedJson(MalformedJson.Kind.SYNTAX, "text: not JSON");
        };
    }

    private static Json whole(JsonParser parser) {
        return new Json.Whole(parser.getLongValue());
    }

    private static Json object(JsonParser parser) throws MalformedJson {
        String name = parser.nextName();
        if (name == null) {
            return Json.Obj.EMPTY;
        }
        var members = new LinkedHashMap<String, Json>(8);
        while (name != null) {
            if (members.put(name, value(parser, parser.nextToken())) != null) {
                throw new MalformedJson(MalformedJson.Kind.DUPLICATE_NAME,
                    "object: a member is named twice (expected: distinct names)");
            }
            name = parser.nextName();
        }
        return new Json.Obj(members);
    }

    private static Json array(JsonParser parser) throws MalformedJson {
        var elements = new ArrayList<Json>(4);
        for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            elements.add(value(parser, token));
        }
        return elements.isEmpty() ? Json.Arr.EMPTY : new Json.Arr(elements);
    }
}
