package dev.candela.lumen.payload;

import dev.candela.json.Json;
import dev.candela.lumen.Hyb128;
import dev.candela.lumen.Output;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Writes a JSON value as a payload, in its one canonical form: shortest lengths, words wherever there is one, integers
/// wherever the value is one of 64 bits, whatever its spelling.
///
/// What a payload or the peer cannot say exactly is not written at all: such a message goes as JSON text. That is an
/// integer beyond 64 bits or a decimal of more digits than a `double` gives back (unless told to take the nearest), and
/// what the [Profile] excludes. `1.0` is written as `1`, which is equal. Half a surrogate pair, which no UTF-8 can say,
/// becomes U+FFFD.
///
/// Immutable, safe for any thread. The recursion is bounded by [Profile#depthMax()].
public final class PayloadWriter {
    private final Dictionary dictionary;
    private final Profile profile;
    private final Precision precision;

    public PayloadWriter(Dictionary dictionary, Profile profile) {
        this(dictionary, profile, Precision.EXACT);
    }

    public PayloadWriter(Dictionary dictionary, Profile profile, Precision precision) {
        this.dictionary = dictionary;
        this.profile = profile;
        this.precision = precision;
    }

    /// The payload of a value; empty when it has none that says the value exactly to this peer.
    public Optional<byte[]> bytes(Json value) {
        var out = new Output(256);
        return write(value, out) ? Optional.of(out.bytes()) : Optional.empty();
    }

    /// Appends the payload of a value. False, and nothing appended, when it has none that says it exactly to this peer.
    public boolean write(Json value, Output out) {
        int before = out.size();
        boolean isWritten = value(value, out, 1);
        if (!isWritten) {
            out.end(before);
        }
        return isWritten;
    }

    private boolean value(Json value, Output out, int depth) {
        switch (value) {
            case Json.Str(var text) -> string(text, out);
            case Json.Obj it -> {
                return object(it, out, depth);
            }
            case Json.Arr(var elements) -> {
                return array(elements, out, depth);
            }
            case Json.Num it -> {
                return Numbers.write(it, profile, precision, out);
            }
            case Json.Bool it -> {
                out.write((byte) Tag.BOOL);
                out.write((byte) (it.isTrue() ? 1 : 0));
            }
            case Json.Null _ -> out.write((byte) Tag.NULL);
        }
        return true;
    }

    private boolean object(Json.Obj object, Output out, int depth) {
        int count = object.members().size();
        if (count > profile.membersMax() || depth > profile.depthMax()) {
            return false;
        }
        out.write((byte) Tag.OBJECT);
        length(count, out);
        for (var it : object.members().entrySet()) {
            name(it.getKey(), out);
            if (!value(it.getValue(), out, depth + 1)) {
                return false;
            }
        }
        return true;
    }

    private boolean array(List<Json> elements, Output out, int depth) {
        int count = elements.size();
        if (count > profile.membersMax() || depth > profile.depthMax()) {
            return false;
        }
        out.write((byte) Tag.ARRAY);
        length(count, out);
        for (int i = 0; i < count; i++) {
            if (!value(elements.get(i), out, depth + 1)) {
                return false;
            }
        }
        return true;
    }

    private void string(String text, Output out) {
        int id = dictionary.id(text);
        out.write((byte) (id < 0 ? Tag.STRING : Tag.WORD));
        if (id < 0) {
            raw(text, out);
        } else {
            out.write((byte) id);
        }
    }

    private void name(String text, Output out) {
        int id = dictionary.id(text);
        out.write((byte) (id < 0 ? Tag.RAW_NAME : id));
        if (id < 0) {
            raw(text, out);
        }
    }

    private static void raw(String text, Output out) {
        byte[] utf8 = wellFormed(text).getBytes(StandardCharsets.UTF_8);
        length(utf8.length, out);
        out.write(utf8, 0, utf8.length);
    }

    private static String wellFormed(String text) {
        boolean isFine = text.codePoints().noneMatch(PayloadWriter::isHalf);
        if (isFine) {
            return text;
        }
        var fixed = new StringBuilder(text.length());
        text.codePoints()
            .map(it -> isHalf(it) ? 0xFFFD : it)
            .forEach(fixed::appendCodePoint);
        return fixed.toString();
    }

    private static boolean isHalf(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    private static void length(int value, Output out) {
        out.end(Hyb128.write(value, out.room(Hyb128.BYTES_MAX), out.size()));
    }
}
