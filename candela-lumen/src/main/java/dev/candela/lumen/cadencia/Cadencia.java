package dev.candela.lumen.cadencia;

import dev.candela.json.Json;
import dev.candela.lumen.Hyb128;
import dev.candela.lumen.frame.FrameHeader;
import dev.candela.lumen.payload.Dictionary;
import dev.candela.lumen.payload.PayloadWriter;
import dev.candela.lumen.payload.Profile;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/// What the bridge counts: the bytes of the frame that a file would be, as a response whose payload is one string.
///
/// The frame itself is never made: a text of any length costs a look at its characters and some kilobytes.
public final class Cadencia {
    /// No word of the dictionary is longer, in bytes.
    private static final int WORD_BYTES_MAX = 64;

    private static final int TYPE_AND_FLAGS_BYTES = FrameHeader.BYTES_MIN - 1;
    private static final int CHARS_AT_ONCE = 8192;

    private static final PayloadWriter WRITER = new PayloadWriter(Dictionary.STATIC, Profile.CANDELA);

    private Cadencia() {}

    /// Bytes of the frame for a text. Half a surrogate pair counts as U+FFFD, which is what is written for it.
    public static long wireBytes(String text) {
        long bytes = utf8Bytes(text);
        return bytes <= WORD_BYTES_MAX ? frameOfShort(text) : frameOfRaw(bytes);
    }

    /// Bytes of the frame for a file; empty when it is not UTF-8, so that it has none.
    public static OptionalLong wireBytes(byte[] file) {
        if (!isUtf8(file)) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(file.length <= WORD_BYTES_MAX
            ? frameOfShort(new String(file, StandardCharsets.UTF_8)) : frameOfRaw(file.length));
    }

    private static boolean isUtf8(byte[] bytes) {
        var decoder = StandardCharsets.UTF_8.newDecoder();
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate(CHARS_AT_ONCE);
        var result = decoder.decode(in, out, true);
        while (result.isOverflow()) {
            out.clear();
            result = decoder.decode(in, out, true);
        }
        return !result.isError();
    }

    /// It may be a word, which takes two bytes.
    private static long frameOfShort(String text) {
        return frame(WRITER.bytes(new Json.Str(text)).orElseThrow().length);
    }

    private static long frameOfRaw(long utf8Bytes) {
        return frame(1 + Hyb128.size(utf8Bytes) + utf8Bytes);
    }

    private static long frame(long payloadBytes) {
        return Hyb128.size(payloadBytes) + TYPE_AND_FLAGS_BYTES + payloadBytes;
    }

    private static long utf8Bytes(String text) {
        long bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                bytes += 1;
            } else if (c < 0x800) {
                bytes += 2;
            } else if (Character.isHighSurrogate(c) && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1))) {
                bytes += 4;
                i++;
            } else {
                bytes += 3;
            }
        }
        return bytes;
    }
}
