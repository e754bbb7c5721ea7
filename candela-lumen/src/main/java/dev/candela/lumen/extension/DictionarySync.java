package dev.candela.lumen.extension;

import dev.candela.lumen.Hyb128;
import dev.candela.lumen.MalformedLumen;
import dev.candela.lumen.frame.Frame;
import dev.candela.lumen.frame.FrameType;
import dev.candela.lumen.payload.Dictionary;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Words of a session: what the sender will say with one byte from its next frame on. Only for a peer that has
/// the capability `x-candela-dict`; LUMEN has the type and no rules.
///
/// A connection takes one of these per direction, before any message; later ones would change what is on its way.
///
/// @param words  those of a [Dictionary]; no slot and no word twice, none that is known to all
public record DictionarySync(List<Dictionary.Word> words) {
    /// Words that a dictionary has room for.
    public static final int WORDS_MAX = Dictionary.SLOT_MAX - Dictionary.SLOT_MIN + 1;

    /// Bytes of one word.
    private static final int WORD_BYTES_MAX = 3 * Dictionary.WORD_CHARS_MAX;

    /// Bytes of the shortest word: slot, length.
    private static final int WORD_BYTES_MIN = 2;

    public DictionarySync {
        words = List.copyOf(words);
        Dictionary.fault(words).ifPresent(it -> {
            throw new IllegalArgumentException(it);
        });
    }

    /// @throws MalformedLumen when it is another frame, not exactly its words, or not words of a dictionary
    public static DictionarySync read(Frame frame) throws MalformedLumen {
        Bytes.require(frame, FrameType.DICT_SYNC);
        if (frame.flags() != 0) {
            throw new MalformedLumen("flags: " + frame.flags() + " (expected: 0)");
        }
        byte[] payload = frame.payload();
        Bytes.requireAtLeast(payload, 1);
        int count = payload[0] & 0xFF;
        int most = Math.min(WORDS_MAX, (payload.length - 1) / WORD_BYTES_MIN);
        if (count > most) {
            throw new MalformedLumen("words: " + count + " (expected: <= " + most + ")");
        }
        var words = new ArrayList<Dictionary.Word>(count);
        int at = 1;
        for (int i = 0; i < count; i++) {
            at = add(words, payload, at);
        }
        if (at != payload.length) {
            throw MalformedLumen.at(at, "more behind the words (expected: the end)");
        }
        Optional<String> fault = Dictionary.fault(words);
        if (fault.isPresent()) {
            throw new MalformedLumen(fault.get());
        }
        return new DictionarySync(words);
    }

    /// @return index behind the word
    private static int add(List<Dictionary.Word> words, byte[] payload, int at) throws MalformedLumen {
        int size = Hyb128.sizeAt(payload, at + 1, payload.length);
        if (size <= 0) {
            throw MalformedLumen.at(at, "no length (expected: a slot and a length)");
        }
        long length = Hyb128.valueAt(payload, at + 1);
        int from = at + 1 + size;
        int most = Math.min(WORD_BYTES_MAX, payload.length - from);
        if (length > most) {
            throw MalformedLumen.at(at, "a word of " + length + " bytes (expected: <= " + most + ")");
        }
        words.add(new Dictionary.Word(payload[at] & 0xFF, Bytes.text(payload, from, (int) length)));
        return from + (int) length;
    }

    public Frame frame() {
        var payload = new ByteArrayOutputStream();
        payload.write(words.size());
        for (var it : words) {
            byte[] text = it.text().getBytes(StandardCharsets.UTF_8);
            var head = new byte[1 + Hyb128.BYTES_MAX];
            head[0] = (byte) it.slot();
            payload.write(head, 0, Hyb128.write(text.length, head, 1));
            payload.writeBytes(text);
        }
        return Frame.of(FrameType.DICT_SYNC, 0, payload.toByteArray());
    }

    /// The dictionary of whoever has these words.
    public Dictionary dictionary() {
        return Dictionary.of(words);
    }
}
