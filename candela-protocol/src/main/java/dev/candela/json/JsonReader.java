package dev.candela.json;

import dev.candela.json.MalformedJson.Kind;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/// Reads one JSON text from UTF-8 bytes. Strict: no comments, no byte order mark, no trailing bytes, no duplicate
/// names, no invalid UTF-8, no half of a surrogate pair in a name. In a string value, half a pair is kept.
///
/// Every fault is a [MalformedJson]. Safe for any thread. The recursion is bounded by [JsonLimits#depthMax()]. Keep one
/// reader per set of limits: it remembers member names (some thousands at most), so that the next text finds them.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259</a>
public final class JsonReader {
    /// Bytes that one character of a name can take in the parser below: it counts bytes, we count characters.
    private static final int NAME_BYTES_PER_CHAR = 3;

    private final JsonFactory factory;
    private final JsonLimits limits;

    public JsonReader(JsonLimits limits) {
        this.limits = limits;
        this.factory = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                .maxNestingDepth(limits.depthMax() + 1) // one more: at the limit we speak first, and say which it is
                .maxStringLength(limits.stringCharsMax())
                .maxNameLength(NAME_BYTES_PER_CHAR * limits.nameCharsMax())
                .maxNumberLength(limits.numberCharsMax())
                .build())
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
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
        Objects.checkFromIndexSize(offset, length, text.length);
        Utf8.require(text, offset, length);
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), text, offset, length)) {
            return new Reading(parser, limits).text();
        }
    }

    /// One text on its way to a value. Names and values wait on a stack until their object or array is complete and its
    /// size is known.
    private static final class Reading {
        private final JsonParser parser;
        private final JsonLimits limits;
        private Object[] stack = new Object[32];
        private int size;

        Reading(JsonParser parser, JsonLimits limits) {
            this.parser = parser;
            this.limits = limits;
        }

        Json text() throws MalformedJson {
            try {
                var first = parser.nextToken();
                if (first == null) {
                    throw fault(Kind.SYNTAX, "empty (expected: a JSON value)");
                }
                var value = value(first, 1);
                if (parser.nextToken() != null) {
                    throw fault(Kind.SYNTAX, "a second value (expected: the end)");
                }
                return value;
            } catch (StreamConstraintsException e) {
                throw MalformedJson.at(Kind.LIMIT, place(e), "too long (expected: " + allowed() + ")");
            } catch (UnexpectedEndOfInputException e) {
                throw MalformedJson.at(Kind.SYNTAX, place(e), "cut short (expected: the rest of a value)");
            } catch (JacksonException e) {
                throw MalformedJson.at(Kind.SYNTAX, place(e), "not JSON");
            }
        }

        /// Some faults of the parser do not say where they are; then it is where the parser stopped.
        private long place(JacksonException e) {
            var location = e.getLocation();
            return Math.max(0, (location == null ? parser.currentLocation() : location).getByteOffset());
        }

        private String allowed() {
            return "strings <= " + limits.stringCharsMax() + ", names <= " + limits.nameCharsMax()
                + ", numbers <= " + limits.numberCharsMax() + " characters";
        }

        private Json value(@Nullable JsonToken token, int depth) throws MalformedJson {
            if (token == null) { // not a case below: that makes the whole switch slower
                throw fault(Kind.SYNTAX, "cut short (expected: a JSON value)");
            }
            return switch (token) {
                case VALUE_STRING -> string();
                case START_OBJECT -> object(depth);
                case START_ARRAY -> array(depth);
                case VALUE_NUMBER_INT -> whole();
                case VALUE_NUMBER_FLOAT -> decimal();
                case VALUE_TRUE -> Json.Bool.TRUE;
                case VALUE_FALSE -> Json.Bool.FALSE;
                case VALUE_NULL -> Json.Null.NULL;
                case END_ARRAY, END_OBJECT, PROPERTY_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                    throw fault(Kind.SYNTAX, "not JSON");
            };
        }

        private Json string() throws MalformedJson {
            String text = parser.getString();
            if (text.length() > limits.stringCharsMax()) {
                throw limit("a string of " + text.length() + " characters", limits.stringCharsMax());
            }
            return new Json.Str(text);
        }

        private Json whole() throws MalformedJson {
            requireNumberLength();
            return switch (parser.getNumberType()) {
                case INT, LONG -> new Json.Whole(parser.getLongValue());
                default -> Json.Num.of(digits());
            };
        }

        private Json decimal() throws MalformedJson {
            requireNumberLength();
            try {
                var value = digits();
                if (Math.abs((long) value.scale()) <= JsonLimits.NUMBER_SCALE_MAX) {
                    return Json.Num.of(value);
                }
            } catch (NumberFormatException e) {
                // the grammar is fine, so it is the exponent
            }
            throw limit("an exponent beyond range", JsonLimits.NUMBER_SCALE_MAX);
        }

        private BigDecimal digits() {
            return new BigDecimal(parser.getStringCharacters(), parser.getStringOffset(), parser.getStringLength());
        }

        private void requireNumberLength() throws MalformedJson {
            if (parser.getStringLength() > limits.numberCharsMax()) {
                throw limit("a number of " + parser.getStringLength() + " characters", limits.numberCharsMax());
            }
        }

        private Json object(int depth) throws MalformedJson {
            requireDepth(depth);
            int base = size;
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                if (name.length() > limits.nameCharsMax()) {
                    throw limit("a name of " + name.length() + " characters", limits.nameCharsMax());
                }
                push(name);
                push(value(parser.nextToken(), depth + 1));
            }
            if (size == base) {
                return Json.Obj.EMPTY;
            }
            var members = Members.ofUnchecked(pop(base));
            if (members == null) {
                throw fault(Kind.DUPLICATE_NAME, "the object names a member twice (expected: once)");
            }
            return new Json.Obj(members);
        }

        @SuppressWarnings("unchecked") // above the base are only values
        private Json array(int depth) throws MalformedJson {
            requireDepth(depth);
            int base = size;
            for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                push(value(token, depth + 1));
            }
            return size == base ? Json.Arr.EMPTY : new Json.Arr((List<Json>) (List<?>) List.of(pop(base)));
        }

        private void push(Object nameOrValue) {
            if (size == stack.length) {
                stack = Arrays.copyOf(stack, 2 * size);
            }
            stack[size++] = nameOrValue;
        }

        private Object[] pop(int base) {
            var top = Arrays.copyOfRange(stack, base, size);
            size = base;
            return top;
        }

        private void requireDepth(int depth) throws MalformedJson {
            if (depth > limits.depthMax()) {
                throw limit("nested " + depth + " deep", limits.depthMax());
            }
        }

        private MalformedJson limit(String what, int max) {
            return fault(Kind.LIMIT, what + " (expected: <= " + max + ")");
        }

        private MalformedJson fault(Kind kind, String what) {
            return MalformedJson.at(kind, Math.max(0, parser.currentTokenLocation().getByteOffset()), what);
        }
    }
}
