package dev.candela.lumen.payload;

import dev.candela.json.JsonLimits;
import dev.candela.json.JsonWriter;
import dev.candela.lumen.MalformedLumen;
import dev.candela.lumen.Output;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;

/// Turns a payload into JSON text in one pass and without a tree: the bytes that a [JsonWriter] gives for the value
/// that a [PayloadReader] reads, and a refusal just where that one refuses.
///
/// Beside what it writes it allocates next to nothing: no strings, no numbers but those of more than 15 digits, no
/// sets of names but for objects of more than 16 members. Only a payload that gives a name twice goes through a tree.
/// One thread; keep it for the next payload. The recursion is bounded by [JsonLimits#depthMax()].
public final class PayloadToJson {
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

    private final Dictionary dictionary;
    private final JsonLimits limits;
    private final SeenNames names = new SeenNames();

    public PayloadToJson(Dictionary dictionary, JsonLimits limits) {
        this.dictionary = dictionary;
        this.limits = limits;
    }

    /// Appends the text.
    ///
    /// @throws MalformedLumen when the bytes are not exactly one value within the limits; nothing is appended then
    public void write(byte[] payload, int offset, int length, Output out) throws MalformedLumen {
        Objects.checkFromIndexSize(offset, length, payload.length);
        int before = out.size();
        boolean isWritten = false;
        names.clear();
        try {
            var in = new PayloadTokens(payload, offset, length, limits);
            new Passing(this, payload, in, out).value(1);
            in.requireEnd();
            isWritten = !names.hasDuplicate();
        } finally {
            if (!isWritten) {
                out.end(before);
            }
        }
        if (!isWritten) {
            byte[] text = JsonWriter.bytes(new PayloadReader(dictionary, limits).read(payload, offset, length));
            out.write(text, 0, text.length);
        }
    }

    /// One payload on its way.
    private static final class Passing {
        private final PayloadToJson way;
        private final byte[] bytes;
        private final PayloadTokens in;
        private final Output out;

        Passing(PayloadToJson way, byte[] bytes, PayloadTokens in, Output out) {
            this.way = way;
            this.bytes = bytes;
            this.in = in;
            this.out = out;
        }

        void value(int depth) throws MalformedLumen {
            switch (in.next()) {
                case Tag.NULL -> literal(NULL);
                case Tag.BOOL -> literal(in.bool() ? TRUE : FALSE);
                case Tag.FLOAT -> Decimals.write(in.floating(), out);
                case Tag.INT -> Decimals.whole(in.integer(), out);
                case Tag.WORD -> word(in.next(), "a string too long", way.limits.stringCharsMax());
                case Tag.STRING -> text("a string too long", way.limits.stringCharsMax());
                case Tag.ARRAY -> array(depth);
                case Tag.OBJECT -> object(depth);
                default -> throw in.unknownTag();
            }
        }

        private void literal(byte[] text) {
            out.write(text, 0, text.length);
        }

        private void word(int id, String what, int charsMax) throws MalformedLumen {
            var word = way.dictionary.word(id);
            if (word == null) {
                throw in.unknownWord();
            }
            if (word.text().length() > charsMax) {
                throw in.tooLong(what, charsMax);
            }
            literal(way.dictionary.json(id));
        }

        private void text(String what, int charsMax) throws MalformedLumen {
            int length = in.length(1, 0);
            int at = in.skip(length);
            if (length > charsMax && Texts.chars(bytes, at, length) > charsMax) {
                throw in.tooLong(what, charsMax);
            }
            if (!Escapes.quote(bytes, at, at + length, out)) {
                throw in.notUtf8();
            }
        }

        private void array(int depth) throws MalformedLumen {
            in.requireDepth(depth);
            int count = in.length(1, 0);
            out.write((byte) '[');
            for (int i = 0; i < count; i++) {
                if (i > 0) {
                    out.write((byte) ',');
                }
                value(depth + 1);
            }
            out.write((byte) ']');
        }

        private void object(int depth) throws MalformedLumen {
            in.requireDepth(depth);
            int count = in.length(2, 0);
            int object = way.names.open();
            Set<String> all = null;
            out.write((byte) '{');
            for (int i = 0; i < count; i++) {
                if (i > 0) {
                    out.write((byte) ',');
                }
                int from = out.size();
                name();
                all = way.names.add(object, all, out, from);
                out.write((byte) ':');
                value(depth + 1);
            }
            out.write((byte) '}');
            way.names.close(object);
        }

        private void name() throws MalformedLumen {
            int id = in.next();
            if (id == Tag.RAW_NAME) {
                text("a name too long", way.limits.nameCharsMax());
            } else {
                word(id, "a name too long", way.limits.nameCharsMax());
            }
        }
    }
}
