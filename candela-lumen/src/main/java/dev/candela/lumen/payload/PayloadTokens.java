package dev.candela.lumen.payload;

import dev.candela.json.JsonLimits;
import dev.candela.lumen.Hyb128;
import dev.candela.lumen.MalformedLumen;

/// Goes through the bytes of one payload. Each piece is held to what LUMEN says; what follows what is the caller's.
/// Every fault is a [MalformedLumen] with its place. One payload, one thread.
final class PayloadTokens {
    private static final int TINY_MAX = 63;
    private static final int NO_NUMBER = -1;

    private final byte[] bytes;
    private final int start;
    private final int end;
    private final int depthMax;

    /// The next byte to look at.
    private int pos;

    PayloadTokens(byte[] bytes, int offset, int length, JsonLimits limits) {
        this.bytes = bytes;
        this.start = offset;
        this.end = offset + length;
        this.depthMax = limits.depthMax();
        this.pos = offset;
    }

    /// Index of the next byte in the array.
    int at() {
        return pos;
    }

    void requireEnd() throws MalformedLumen {
        if (pos != end) {
            throw fault(pos, "more after the value", "the end", NO_NUMBER);
        }
    }

    void requireDepth(int depth) throws MalformedLumen {
        if (depth > depthMax) {
            throw fault(pos, "nested too deep", "<= ", depthMax);
        }
    }

    /// Passes one byte: a tag, an id.
    int next() throws MalformedLumen {
        if (pos == end) {
            throw cutShort();
        }
        return bytes[pos++] & 0xFF;
    }

    boolean bool() throws MalformedLumen {
        return switch (next()) {
            case 0 -> false;
            case 1 -> true;
            default -> throw fault(pos - 1, "a bool that is neither", "00 or 01", NO_NUMBER);
        };
    }

    double floating() throws MalformedLumen {
        if (end - pos < Double.BYTES) {
            throw cutShort();
        }
        double value = Double.longBitsToDouble(EightBytes.get(bytes, pos));
        if (!Double.isFinite(value)) {
            throw fault(pos, "a float that JSON cannot say", "a finite one", NO_NUMBER);
        }
        pos += Double.BYTES;
        return value;
    }

    long integer() throws MalformedLumen {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int it = next();
            value |= (it & 0x7FL) << shift;
            if (it <= 0x7F) {
                if (shift == Long.SIZE - 1 && it > 1) {
                    break;
                }
                return (value >>> 1) ^ -(value & 1);
            }
        }
        throw fault(pos - 1, "an integer too long", "64 bits", NO_NUMBER);
    }

    /// Passes a length or a count.
    ///
    /// @param each  bytes that one of what is counted takes at least
    /// @param owed  bytes that must be left behind all of them
    int length(int each, int owed) throws MalformedLumen {
        long value;
        if (pos < end && bytes[pos] >= 0 && bytes[pos] <= TINY_MAX) {
            value = bytes[pos++];
        } else {
            int size = Hyb128.sizeAt(bytes, pos, end);
            if (size <= 0) {
                throw size == Hyb128.INCOMPLETE ? cutShort() : fault(pos, "no length", "one", NO_NUMBER);
            }
            value = Hyb128.valueAt(bytes, pos);
            pos += size;
        }
        if (value > (end - pos - owed) / each) {
            throw fault(pos, "a length beyond the end", "one that fits", NO_NUMBER);
        }
        return (int) value;
    }

    /// Passes so many bytes, which are known to be there; where they begin.
    int skip(int count) {
        int at = pos;
        pos += count;
        return at;
    }

    MalformedLumen tooLong(String what, int charsMax) {
        return fault(pos, what, "characters <= ", charsMax);
    }

    MalformedLumen notUtf8() {
        return fault(pos, "no characters", "UTF-8", NO_NUMBER);
    }

    MalformedLumen unknownTag() {
        return fault(pos - 1, "an unknown tag", "E0..E7", NO_NUMBER);
    }

    MalformedLumen unknownWord() {
        return fault(pos - 1, "a word that is not in the dictionary", "one that is", NO_NUMBER);
    }

    private MalformedLumen cutShort() {
        return fault(pos, "cut short", "the rest of a value", NO_NUMBER);
    }

    /// The one place where faults are worded. It is long enough that compilers do not make it a part of the methods
    /// that call each other for nested values: their share of the stack would be three times as large.
    private MalformedLumen fault(int at, String what, String expected, int number) {
        var message = new StringBuilder(what).append(" (expected: ").append(expected);
        if (number != NO_NUMBER) {
            message.append(number);
        }
        return MalformedLumen.at(at - start, message.append(')').toString());
    }
}
