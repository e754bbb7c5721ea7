package dev.candela.lumen.payload;

import dev.candela.json.JsonLimits;
import dev.candela.json.JsonTokens;
import dev.candela.json.MalformedJson;
import dev.candela.json.MalformedJson.Kind;
import dev.candela.lumen.Hyb128;
import dev.candela.lumen.Output;
import java.util.Set;

/// Turns JSON text into a payload in one pass and without a tree: the bytes that a [PayloadWriter] gives for the value
/// that a [JsonReader][dev.candela.json.JsonReader] reads, and a refusal just where that one refuses.
///
/// Beside what it writes it allocates next to nothing: no strings, no numbers but those of more than 15 digits, no
/// sets of names but for objects of more than 16 members. One thread; keep it for the next text. The recursion is
/// bounded by [JsonLimits#depthMax()].
public final class JsonToPayload {
    private final Dictionary dictionary;
    private final Profile profile;
    private final NumberRule numbers;
    private final JsonLimits limits;
    private final String tooDeep;
    private final SeenNames names = new SeenNames();
    private final WideCounts counts = new WideCounts();

    public JsonToPayload(Dictionary dictionary, Profile profile, JsonLimits limits) {
        this(dictionary, profile, Precision.EXACT, limits);
    }

    public JsonToPayload(Dictionary dictionary, Profile profile, Precision precision, JsonLimits limits) {
        this.dictionary = dictionary;
        this.profile = profile;
        this.numbers = new NumberRule(profile, precision);
        this.limits = limits;
        this.tooDeep = "nested too deep (expected: <= " + limits.depthMax() + ")";
    }

    /// Appends the payload. False, and nothing appended, when none says the value exactly to this peer.
    ///
    /// @throws MalformedJson when the bytes are not exactly one JSON text within the limits; nothing is appended then
    public boolean write(byte[] text, int offset, int length, Output out) throws MalformedJson {
        int before = out.size();
        boolean isWritten = false;
        names.clear();
        counts.clear();
        try {
            var tokens = new JsonTokens(text, offset, length, limits);
            isWritten = new Passing(this, text, tokens, out).text();
            return isWritten;
        } finally {
            if (isWritten) {
                counts.widen(out);
            } else {
                out.end(before);
            }
        }
    }

    /// One text on its way.
    private static final class Passing {
        private final JsonToPayload way;
        private final byte[] text;
        private final JsonTokens tokens;
        private final Output out;

        /// False once something cannot be said. The rest is still looked through: the text may not be JSON at all.
        private boolean isExact = true;

        Passing(JsonToPayload way, byte[] text, JsonTokens tokens, Output out) {
            this.way = way;
            this.text = text;
            this.tokens = tokens;
            this.out = out;
        }

        boolean text() throws MalformedJson {
            tokens.whiteSpace();
            if (tokens.atEnd()) {
                throw tokens.faultAt(Kind.SYNTAX, "empty (expected: a JSON value)");
            }
            value(1);
            tokens.whiteSpace();
            if (!tokens.atEnd()) {
                throw tokens.faultAt(Kind.SYNTAX, "more after the value (expected: the end)");
            }
            return isExact;
        }

        private void value(int depth) throws MalformedJson {
            switch (tokens.peek()) {
                case '"' -> string();
                case '{' -> object(depth);
                case '[' -> array(depth);
                default -> scalar();
            }
        }

        private void scalar() throws MalformedJson {
            int from = tokens.at();
            tokens.scalar();
            switch (text[from]) {
                case 'n' -> out.write((byte) Tag.NULL);
                case 't' -> pair(Tag.BOOL, 1);
                case 'f' -> pair(Tag.BOOL, 0);
                default -> isExact &= Numerals.write(text, from, tokens.at(), way.numbers, out);
            }
        }

        private void array(int depth) throws MalformedJson {
            int place = open(Tag.ARRAY, '[', depth);
            int count = 0;
            if (!isEmpty(']')) {
                do {
                    tokens.whiteSpace();
                    value(depth + 1);
                    count++;
                    tokens.whiteSpace();
                } while (tokens.goesOn(']'));
            }
            close(place, count);
        }

        private void object(int depth) throws MalformedJson {
            int place = open(Tag.OBJECT, '{', depth);
            int count = 0;
            if (!isEmpty('}')) {
                int object = way.names.open();
                Set<String> all = null;
                do {
                    tokens.whiteSpace();
                    int from = out.size();
                    name();
                    all = way.names.add(object, all, out, from);
                    if (way.names.hasDuplicate()) {
                        throw tokens.faultAt(Kind.DUPLICATE_NAME, "the object names a member twice (expected: once)");
                    }
                    tokens.whiteSpace();
                    tokens.require(':');
                    tokens.whiteSpace();
                    value(depth + 1);
                    count++;
                    tokens.whiteSpace();
                } while (tokens.goesOn('}'));
                way.names.close(object);
            }
            close(place, count);
        }

        /// Passes an opening bracket. Returns where the count belongs.
        private int open(int tag, char bracket, int depth) throws MalformedJson {
            if (depth > way.limits.depthMax()) {
                throw tokens.faultAt(Kind.LIMIT, way.tooDeep);
            }
            isExact &= depth <= way.profile.depthMax();
            tokens.require(bracket);
            tokens.whiteSpace();
            pair(tag, 0);
            return out.size() - 1;
        }

        /// Passes a closing bracket if it is next.
        private boolean isEmpty(char close) throws MalformedJson {
            if (tokens.peek() != close) {
                return false;
            }
            tokens.require(close);
            return true;
        }

        private void close(int place, int count) {
            isExact &= count <= way.profile.membersMax();
            way.counts.set(out, place, count);
        }

        private void string() throws MalformedJson {
            int from = tokens.at() + 1;
            boolean isEscaped = tokens.string();
            int id = isEscaped ? raw(Tag.STRING, from) : plain(Tag.STRING, from);
            if (id >= 0) {
                pair(Tag.WORD, id);
            }
        }

        private void name() throws MalformedJson {
            int from = tokens.at() + 1;
            boolean isEscaped = tokens.name();
            int id = isEscaped ? raw(Tag.RAW_NAME, from) : plain(Tag.RAW_NAME, from);
            if (id >= 0) {
                out.write((byte) id);
            }
        }

        /// Appends the string that was passed, or returns the id of the word that it is.
        private int plain(int tag, int from) {
            int to = tokens.at() - 1;
            int id = way.dictionary.id(text, from, to);
            if (id < 0) {
                Texts.head(tag, to - from, out);
                out.write(text, from, to - from);
            }
            return id;
        }

        /// The same for a string with escapes. Its length is not known before; at most it is that of the escaped form.
        private int raw(int tag, int from) {
            int to = tokens.at() - 1;
            int before = out.size();
            Texts.head(tag, to - from, out);
            int body = out.size();
            Escapes.undo(text, from, to, out);
            int length = out.size() - body;
            int id = way.dictionary.id(out.array(), body, out.size());
            out.end(before);
            if (id < 0) {
                int lengthSize = Hyb128.size(length);
                if (lengthSize != body - before - 1) {
                    System.arraycopy(out.array(), body, out.array(), before + 1 + lengthSize, length);
                }
                Texts.head(tag, length, out);
                out.end(out.size() + length);
            }
            return id;
        }

        private void pair(int first, int second) {
            byte[] array = out.room(2);
            int at = out.size();
            array[at] = (byte) first;
            array[at + 1] = (byte) second;
            out.end(at + 2);
        }
    }
}
