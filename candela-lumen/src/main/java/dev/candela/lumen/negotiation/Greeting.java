package dev.candela.lumen.negotiation;

import dev.candela.json.Json;
import dev.candela.json.JsonLimits;
import dev.candela.json.JsonReader;
import dev.candela.json.JsonWriter;
import dev.candela.json.MalformedJson;
import dev.candela.lumen.MalformedLumen;
import dev.candela.lumen.frame.Flags;
import dev.candela.lumen.frame.Frame;
import dev.candela.lumen.frame.FrameType;
import dev.candela.lumen.payload.Dictionary;
import dev.candela.lumen.payload.PayloadReader;
import dev.candela.lumen.payload.PayloadWriter;
import dev.candela.lumen.payload.Profile;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The object in a frame of the negotiation, and its members. Small limits: nothing that is said here is long.
final class Greeting {
    static final String PROTOCOL = "LUMEN";

    /// Bytes of the largest payload that is looked at.
    static final int PAYLOAD_BYTES_MAX = 64 * 1024;

    /// Bytes of a public key.
    static final int KEY_BYTES = 32;

    /// The largest number that stands for a version.
    private static final int VERSION_NUMBER_MAX = 0xFFFF;

    private static final JsonLimits LIMITS = new JsonLimits(16, 32 * 1024, 256, 40);

    private Greeting() {}

    static Json.Obj read(int flags, byte[] payload) throws MalformedLumen {
        if (Flags.has(flags, Flags.ENCRYPTED | Flags.FRAGMENTED | Flags.RESERVED)) {
            throw new MalformedLumen("flags: " + flags + " (expected: none but COMPRESSED and PRIORITY)");
        }
        if (payload.length > PAYLOAD_BYTES_MAX) {
            throw new MalformedLumen("payload: " + payload.length + " bytes (expected: <= " + PAYLOAD_BYTES_MAX + ")");
        }
        var value = Flags.has(flags, Flags.COMPRESSED)
            ? new PayloadReader(Dictionary.STATIC, LIMITS).read(payload, 0, payload.length)
            : text(payload);
        if (value instanceof Json.Obj it) {
            return it;
        }
        throw new MalformedLumen("payload: not an object (expected: an object)");
    }

    private static Json text(byte[] payload) throws MalformedLumen {
        try {
            return new JsonReader(LIMITS).read(payload);
        } catch (MalformedJson e) {
            throw new MalformedLumen("payload: " + e.getMessage());
        }
    }

    static byte[] compressed(FrameType type, Json.Obj value) {
        return Frame.of(type, Flags.COMPRESSED, payload(value)).bytes();
    }

    static byte[] text(FrameType type, Json.Obj value) {
        return Frame.of(type, 0, JsonWriter.bytes(value)).bytes();
    }

    /// For every peer: what a greeting holds is small and plain.
    static byte[] payload(Json.Obj value) {
        return new PayloadWriter(Dictionary.STATIC, Profile.INT32).bytes(value).orElseThrow();
    }

    /// Whether there is such a member. One peer writes null for what it does not have.
    static boolean has(Json.Obj from, String member) {
        var value = from.member(member);
        return value != null && value != Json.Null.NULL;
    }

    /// The texts of an array member; none when there is no such array. What is not text is passed over.
    static List<String> texts(Json.Obj from, String member, int countMax, int charsMax) throws MalformedLumen {
        var texts = new ArrayList<String>();
        for (Json it : from.array(member).orElse(List.of())) {
            if (it instanceof Json.Str(var text)) {
                if (texts.size() == countMax) {
                    throw new MalformedLumen(member + ": more than " + countMax + " (expected: <= " + countMax + ")");
                }
                if (text.length() > charsMax) {
                    throw new MalformedLumen(
                        member + ": one of " + text.length() + " characters (expected: <= " + charsMax + ")");
                }
                texts.add(text);
            }
        }
        return texts;
    }

    /// A name that is only shown: cut rather than refused.
    static String cut(String name, int charsMax) {
        if (name.length() <= charsMax) {
            return name;
        }
        boolean inPair = Character.isHighSurrogate(name.charAt(charsMax - 1));
        return name.substring(0, inPair ? charsMax - 1 : charsMax);
    }

    /// Null when there is none.
    static byte @Nullable [] publicKey(Json.Obj from) throws MalformedLumen {
        if (!has(from, "pk")) {
            return null;
        }
        String text = from.text("pk").orElse("");
        byte[] key = text.length() <= 2 * KEY_BYTES ? base64(text) : new byte[0];
        if (key.length != KEY_BYTES) {
            throw new MalformedLumen("pk: not a key (expected: base64 of " + KEY_BYTES + " bytes)");
        }
        for (byte it : key) {
            if (it != 0) {
                return key;
            }
        }
        throw new MalformedLumen("pk: all zero (expected: a public key)");
    }

    private static byte[] base64(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    /// The version that the number `v` stands for; null when there is no such number.
    static @Nullable String version(Json.Obj from) throws MalformedLumen {
        var number = from.number("v");
        if (number.isEmpty()) {
            return null;
        }
        long version = number.get().exactLong().orElse(-1L);
        if (version < 0 || version > VERSION_NUMBER_MAX) {
            throw new MalformedLumen("v: not a version (expected: 0.." + VERSION_NUMBER_MAX + ")");
        }
        return version + ".0";
    }

    /// The number before the point, for those who know no other; 1 when there is none.
    static int versionNumber(String version) {
        int point = version.indexOf('.');
        String digits = point < 0 ? version : version.substring(0, point);
        return digits.matches("[0-9]{1,4}") ? Integer.parseInt(digits) : 1;
    }

    static void require(byte @Nullable [] publicKey) {
        if (publicKey != null && publicKey.length != KEY_BYTES) {
            throw new IllegalArgumentException(
                "public key: " + publicKey.length + " bytes (expected: " + KEY_BYTES + ")");
        }
    }
}
