package dev.candela.lumen.extension;

import dev.candela.json.MalformedJson;
import dev.candela.json.Utf8;
import dev.candela.lumen.MalformedLumen;
import dev.candela.lumen.frame.Frame;
import dev.candela.lumen.frame.FrameType;
import java.nio.charset.StandardCharsets;

/// Numbers as LUMEN writes them, little-endian and without sign, and what the readers ask of a frame first.
final class Bytes {
    static final long U32_MAX = 0xFFFF_FFFFL;
    static final int U16_MAX = 0xFFFF;

    private Bytes() {}

    static int u16(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) | ((bytes[at + 1] & 0xFF) << 8);
    }

    static long u32(byte[] bytes, int at) {
        return u16(bytes, at) | ((long) u16(bytes, at + 2) << 16);
    }

    static int putU16(byte[] out, int at, int value) {
        out[at] = (byte) value;
        out[at + 1] = (byte) (value >> 8);
        return at + 2;
    }

    static int putU32(byte[] out, int at, long value) {
        return putU16(out, putU16(out, at, (int) value), (int) (value >> 16));
    }

    static String text(byte[] bytes, int at, int length) throws MalformedLumen {
        try {
            Utf8.require(bytes, at, length);
        } catch (MalformedJson e) {
            throw MalformedLumen.at(at, "not UTF-8 (expected: UTF-8)");
        }
        return new String(bytes, at, length, StandardCharsets.UTF_8);
    }

    static void require(Frame frame, FrameType type) throws MalformedLumen {
        if (!frame.is(type)) {
            throw new MalformedLumen("frame type: " + frame.type() + " (expected: " + type.code() + ")");
        }
    }

    static void requireAtLeast(byte[] payload, int bytes) throws MalformedLumen {
        if (payload.length < bytes) {
            throw new MalformedLumen("payload: " + payload.length + " bytes (expected: >= " + bytes + ")");
        }
    }

    static void requireWithin(String name, long value, long max) {
        if (value < 0 || value > max) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: 0.." + max + ")");
        }
    }
}
