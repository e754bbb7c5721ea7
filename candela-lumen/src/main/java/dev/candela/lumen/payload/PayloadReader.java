package dev.candela.lumen.payload;

import dev.candela.json.Json;
import dev.candela.json.JsonLimits;
import dev.candela.json.MemberRow;
import dev.candela.lumen.MalformedLumen;
import java.util.List;
import java.util.Objects;

/// Reads a payload: exactly one value, or a [MalformedLumen] and nothing. What is not canonical is read as long as it
/// has one meaning: longer lengths and integers than needed, words spelled out, floats that are whole.
///
/// Refused are unknown tags and words, bytes of a bool beside 0 and 1, floats that are not finite, integers beyond 64
/// bits, invalid UTF-8, lengths and counts beyond the input, bytes after the value, and whatever the [JsonLimits]
/// forbid. A name that comes twice in an object keeps its first place and gets its last value. A count takes memory
/// only when that many members fit into the bytes that are left for them, whatever is around it.
///
/// Safe for any thread. The recursion is bounded by [JsonLimits#depthMax()]. Keep a reader for as long as its
/// dictionary: it remembers some hundred names and short strings, so that the next payload finds them.
public final class PayloadReader {
    /// Fewer bytes than this cannot be more characters than allowed.
    private static final int BYTES_PER_CHAR_MAX = 3;

    private final Dictionary dictionary;
    private final JsonLimits limits;
    private final Symbols names = new Symbols();
    private final Symbols strings = new Symbols();

    public PayloadReader(Dictionary dictionary, JsonLimits limits) {
        this.dictionary = dictionary;
        this.limits = limits;
    }

    public JsonLimits limits() {
        return limits;
    }

    public Json read(byte[] payload) throws MalformedLumen {
        return read(payload, 0, payload.length);
    }

    /// @throws MalformedLumen when the bytes are not exactly one value within the limits
    public Json read(byte[] bytes, int offset, int length) throws MalformedLumen {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        var in = new PayloadTokens(bytes, offset, length, limits);
        var value = new Reading(this, bytes, in).value(1, 0);
        in.requireEnd();
        return value;
    }

    /// One payload on its way to a value.
    private static final class Reading {
        private final PayloadReader reader;
        private final byte[] bytes;
        private final PayloadTokens in;

        Reading(PayloadReader reader, byte[] bytes, PayloadTokens in) {
            this.reader = reader;
            this.bytes = bytes;
            this.in = in;
        }

        /// @param owed  bytes that the members still to come need at least, in all objects and arrays around this value
        Json value(int depth, int owed) throws MalformedLumen {
            return switch (in.next()) {
                case Tag.NULL -> Json.Null.NULL;
                case Tag.BOOL -> Json.Bool.of(in.bool());
                case Tag.FLOAT -> Decimals.number(in.floating());
                case Tag.INT -> new Json.Whole(in.integer());
                case Tag.WORD -> word("a string too long", reader.limits.stringCharsMax());
                case Tag.STRING -> string(owed);
                case Tag.ARRAY -> array(depth, owed);
                case Tag.OBJECT -> object(depth, owed);
                default -> throw in.unknownTag();
            };
        }

        private Json.Str word(String what, int charsMax) throws MalformedLumen {
            var word = reader.dictionary.word(in.next());
            if (word == null) {
                throw in.unknownWord();
            }
            return within(word, what, charsMax);
        }

        private Json string(int owed) throws MalformedLumen {
            int length = in.length(1, owed);
            return text(reader.strings, "a string too long", reader.limits.stringCharsMax(), length);
        }

        private Json array(int depth, int owed) throws MalformedLumen {
            in.requireDepth(depth);
            int count = in.length(1, owed);
            if (count == 0) {
                return Json.Arr.EMPTY;
            }
            var elements = new Json[count];
            int after = owed + count;
            for (int i = 0; i < count; i++) {
                after--;
                elements[i] = value(depth + 1, after);
            }
            return new Json.Arr(List.of(elements));
        }

        private Json object(int depth, int owed) throws MalformedLumen {
            in.requireDepth(depth);
            int count = in.length(2, owed);
            if (count == 0) {
                return Json.Obj.EMPTY;
            }
            var row = new Object[2 * count];
            int after = owed + 2 * count;
            for (int i = 0; i < row.length; i += 2) {
                after -= 2;
                row[i] = name(after + 1);
                row[i + 1] = value(depth + 1, after);
            }
            return MemberRow.object(row);
        }

        private String name(int owed) throws MalformedLumen {
            int charsMax = reader.limits.nameCharsMax();
            int id = in.next();
            if (id == Tag.RAW_NAME) {
                return text(reader.names, "a name too long", charsMax, in.length(1, owed)).text();
            }
            var word = reader.dictionary.word(id);
            if (word == null) {
                throw in.unknownWord();
            }
            return within(word, "a name too long", charsMax).text();
        }

        private Json.Str text(Symbols symbols, String what, int charsMax, int length) throws MalformedLumen {
            int at = in.skip(length);
            if (length / BYTES_PER_CHAR_MAX > charsMax) {
                throw in.tooLong(what, charsMax);
            }
            Json.Str text;
            if (length <= Symbols.BYTES_MAX) {
                text = symbols.of(bytes, at, length);
            } else {
                String made = Texts.of(bytes, at, length);
                text = made == null ? null : new Json.Str(made);
            }
            if (text == null) {
                throw in.notUtf8();
            }
            return within(text, what, charsMax);
        }

        private Json.Str within(Json.Str text, String what, int charsMax) throws MalformedLumen {
            if (text.text().length() > charsMax) {
                throw in.tooLong(what, charsMax);
            }
            return text;
        }
    }
}
