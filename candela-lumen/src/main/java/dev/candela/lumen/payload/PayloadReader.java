package dev.candela.lumen.payload;

import dev.candela.json.Json;
import dev.candela.json.JsonLimits;
import dev.candela.lumen.Hyb128;
import dev.candela.lumen.MalformedLumen;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;

/// Reads a payload: exactly one value, or a [MalformedLumen] and nothing. What is not canonical is read as long as it
/// has one meaning: longer lengths and integers than needed, words spelled out, floats that are whole.
///
/// Refused are unknown tags and words, bytes of a bool beside 0 and 1, floats that are not finite, integers beyond 64
/// bits, invalid UTF-8, lengths and counts beyond the input, bytes after the value, and whatever the [JsonLimits]
/// forbid. A name that comes twice in an object keeps its first place and gets its last value. A count takes memory
/// only when that many members fit into the bytes that are left for them.
///
/// Safe for any thread. The recursion is bounded by [JsonLimits#depthMax()]. Keep one reader per connection: it
/// remembers names.
public final class PayloadReader {
    private static final VarHandle LONGS =
        MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final Dictionary dictionary;
    private final JsonLimits limits;

    public PayloadReader(Dictionary dictionary, JsonLimits limits) {
        this.dictionary = dictionary;
        this.limits = limits;
    }

    public Json read(byte[] payload) throws MalformedLumen {
        return read(payload, 0, payload.length);
    }

    /// @throws MalformedLumen when the bytes are not exactly one value within the limits
    public Json read(byte[] bytes, int offset, int length) throws MalformedLumen {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        return new Reading(this, bytes, offset, length).whole();
    }

    /// One payload on its way to a value.
    private static final class Reading {
        private final Dictionary dictionary;
        private final JsonLimits limits;
        private final byte[] bytes;
        private final int start;
        private final int end;
        private int pos;

        Reading(PayloadReader reader, byte[] bytes, int offset, int length) {
            this.dictionary = reader.dictionary;
            this.limits = reader.limits;
            this.bytes = bytes;
            this.start = offset;
            this.end = offset + length;
            this.pos = offset;
        }

        Json whole() throws MalformedLumen {
            var value = value(1, 0);
            if (pos != end) {
                throw fault("more after the value (expected: the end)");
            }
            return value;
        }

        /// @param owed  bytes that the members still to come need at least, in all objects and arrays around this value
        private Json value(int depth, int owed) throws MalformedLumen {
            return switch (next()) {
                case Tag.NULL -> Json.Null.NULL;
                case Tag.BOOL -> bool();
                case Tag.FLOAT -> floating();
                case Tag.INT -> Json.Num.of(integer());
                case Tag.WORD -> word();
                case Tag.STRING -> new Json.Str(text(limits.stringCharsMax(), owed));
                case Tag.ARRAY -> array(depth, owed);
                case Tag.OBJECT -> object(depth, owed);
                default -> throw faultBefore("an unknown tag (expected: E0..E7)");
            };
        }

        private Json bool() throws MalformedLumen {
            return switch (next()) {
                case 0 -> Json.Bool.FALSE;
                case 1 -> Json.Bool.TRUE;
                default -> throw faultBefore("a bool that is neither (expected: 00 or 01)");
            };
        }

        private Json floating() throws MalformedLumen {
            require(Double.BYTES);
            double value = Double.longBitsToDouble((long) LONGS.get(bytes, pos));
            if (!Double.isFinite(value)) {
                throw fault("a float that JSON cannot say (expected: a finite one)");
            }
            pos += Double.BYTES;
            return Numbers.of(value);
        }

        private long integer() throws MalformedLumen {
            long value = 0;
            for (int shift = 0; shift < Long.SIZE; shift += 7) {
                int it = next();
                value |= (it & 0x7FL) << shift;
                if (it <= 0x7F) {
                    if (shift == 63 && it > 1) {
                        break;
                    }
                    return (value >>> 1) ^ -(value & 1);
                }
            }
            throw faultBefore("an integer too long (expected: 64 bits)");
        }

        private Json.Str word() throws MalformedLumen {
            var word = dictionary.word(next());
            if (word == null) {
                throw faultBefore("a word that is not in the dictionary (expected: one that is)");
            }
            if (word.text().length() > limits.stringCharsMax()) {
                throw fault("a string too long (expected: <= " + limits.stringCharsMax() + " characters)");
            }
            return word;
        }

        private Json array(int depth, int owed) throws MalformedLumen {
            requireDepth(depth);
            int count = length(1, owed);
            if (count == 0) {
                return Json.Arr.EMPTY;
            }
            var elements = new Json[count];
            for (int i = 0; i < count; i++) {
                elements[i] = value(depth + 1, owed + count - 1 - i);
            }
            return new Json.Arr(List.of(elements));
        }

        private Json object(int depth, int owed) throws MalformedLumen {
            requireDepth(depth);
            int count = length(2, owed);
            if (count == 0) {
                return Json.Obj.EMPTY;
            }
            var members = LinkedHashMap.<String, Json>newLinkedHashMap(count);
            for (int i = 0; i < count; i++) {
                int owedAfter = owed + 2 * (count - 1 - i);
                members.put(name(owedAfter + 1), value(depth + 1, owedAfter));
            }
            return new Json.Obj(members);
        }

        private String name(int owed) throws MalformedLumen {
            int id = next();
            if (id == Tag.RAW_NAME) {
                return text(limits.nameCharsMax(), owed);
            }
            var word = dictionary.word(id);
            if (word == null) {
                throw faultBefore("a word that is not in the dictionary (expected: one that is)");
            }
            if (word.text().length() > limits.nameCharsMax()) {
                throw fault("a name too long (expected: <= " + limits.nameCharsMax() + " characters)");
            }
            return word.text();
        }

        private String text(int charsMax, int owed) throws MalformedLumen {
            int length = length(1, owed);
            int at = pos;
            pos += length;
            if (length / 3 > charsMax) {
                throw fault("a string too long (expected: <= " + charsMax + " characters)");
            }
            String text = Texts.of(bytes, at, length);
            if (text == null) {
                throw fault("not UTF-8");
            }
            if (text.length() > charsMax) {
                throw fault("a string too long (expected: <= " + charsMax + " characters)");
            }
            return text;
        }

        /// A length or a count.
        ///
        /// @param each  bytes that one of what is counted takes at least
        private int length(int each, int owed) throws MalformedLumen {
            int size = Hyb128.sizeAt(bytes, pos, end);
            if (size == Hyb128.INCOMPLETE) {
                throw fault("cut short (expected: a length)");
            }
            if (size == Hyb128.MALFORMED) {
                throw fault("not a length (expected: one)");
            }
            long value = Hyb128.valueAt(bytes, pos);
            if (value > (end - pos - size - owed) / each) {
                throw fault("a length beyond the end (expected: what fits)");
            }
            pos += size;
            return (int) value;
        }

        private int next() throws MalformedLumen {
            require(1);
            return bytes[pos++] & 0xFF;
        }

        private void require(int count) throws MalformedLumen {
            if (end - pos < count) {
                throw fault("cut short (expected: the rest of a value)");
            }
        }

        private void requireDepth(int depth) throws MalformedLumen {
            if (depth > limits.depthMax()) {
                throw fault("nested " + depth + " deep (expected: <= " + limits.depthMax() + ")");
            }
        }

        private MalformedLumen fault(String what) {
            return MalformedLumen.at(pos - start, what);
        }

        private MalformedLumen faultBefore(String what) {
            return MalformedLumen.at(pos - 1 - start, what);
        }
    }
}
