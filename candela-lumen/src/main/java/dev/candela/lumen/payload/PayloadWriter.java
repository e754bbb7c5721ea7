package dev.candela.lumen.payload;

import dev.candela.json.Json;
import dev.candela.json.MemberRow;
import dev.candela.lumen.Output;
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
    private static final int BYTES_FIRST = 512;

    private final Dictionary dictionary;
    private final Profile profile;
    private final NumberRule numbers;

    public PayloadWriter(Dictionary dictionary, Profile profile) {
        this(dictionary, profile, Precision.EXACT);
    }

    public PayloadWriter(Dictionary dictionary, Profile profile, Precision precision) {
        this.dictionary = dictionary;
        this.profile = profile;
        this.numbers = new NumberRule(profile, precision);
    }

    /// The payload of a value; empty when it has none that says the value exactly to this peer.
    public Optional<byte[]> bytes(Json value) {
        var out = new Output(BYTES_FIRST);
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
        return switch (value) {
            case Json.Str(var text) -> string(text, out);
            case Json.Obj it -> object(it, out, depth);
            case Json.Arr(var elements) -> array(elements, out, depth);
            case Json.Num it -> Numbers.write(it, numbers, out);
            case Json.Bool it -> pair(Tag.BOOL, it.isTrue() ? 1 : 0, out);
            case Json.Null _ -> {
                out.write((byte) Tag.NULL);
                yield true;
            }
        };
    }

    private static boolean pair(int tag, int content, Output out) {
        byte[] array = out.room(2);
        int at = out.size();
        array[at] = (byte) tag;
        array[at + 1] = (byte) content;
        out.end(at + 2);
        return true;
    }

    private boolean object(Json.Obj object, Output out, int depth) {
        int count = MemberRow.count(object);
        if (count > profile.membersMax() || depth > profile.depthMax()) {
            return false;
        }
        Texts.head(Tag.OBJECT, count, out);
        for (int i = 0; i < count; i++) {
            name(MemberRow.name(object, i), out);
            if (!value(MemberRow.value(object, i), out, depth + 1)) {
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
        Texts.head(Tag.ARRAY, count, out);
        for (int i = 0; i < count; i++) {
            if (!value(elements.get(i), out, depth + 1)) {
                return false;
            }
        }
        return true;
    }

    private boolean string(String text, Output out) {
        int id = dictionary.id(text);
        if (id >= 0) {
            return pair(Tag.WORD, id, out);
        }
        Texts.write(Tag.STRING, text, out);
        return true;
    }

    private void name(String text, Output out) {
        int id = dictionary.id(text);
        if (id >= 0) {
            out.write((byte) id);
        } else {
            Texts.write(Tag.RAW_NAME, text, out);
        }
    }
}
