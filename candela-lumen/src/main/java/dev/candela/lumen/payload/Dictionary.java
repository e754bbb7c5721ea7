package dev.candela.lumen.payload;

import dev.candela.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The words that a payload says with one byte: 128 that every peer knows, and at most 127 that the two ends of one
/// connection agreed on.
///
/// Immutable, safe for any thread. It belongs to a connection: nothing on the wire says which one was used, so both
/// ends must have the same, and there is no table for the whole process that one connection could change for another.
public final class Dictionary {
    /// Slots that words of a session can take.
    public static final int SLOT_MIN = 0x80;
    public static final int SLOT_MAX = 0xFE;

    /// Characters of one word, as UTF-16 counts them.
    public static final int WORD_CHARS_MAX = 1024;

    /// The words that every peer knows, and no others.
    public static final Dictionary STATIC = new Dictionary(List.of());

    /// One word of a session and the byte that stands for it.
    public record Word(int slot, String text) {}

    private final List<Word> words;
    private final Json.@Nullable Str[] texts = new Json.@Nullable Str[SLOT_MAX + 1];
    private final Map<String, Integer> ids = new HashMap<>();

    private Dictionary(List<Word> words) {
        this.words = List.copyOf(words);
        for (int id = 0; id < StaticWords.ALL.size(); id++) {
            set(id, StaticWords.ALL.get(id));
        }
        for (var it : words) {
            set(it.slot(), it.text());
        }
    }

    private void set(int id, String text) {
        texts[id] = new Json.Str(text);
        ids.put(text, id);
    }

    /// The static words and those of a session.
    ///
    /// @throws IllegalArgumentException when there is a [#fault] in them
    public static Dictionary of(List<Word> words) {
        fault(words).ifPresent(it -> {
            throw new IllegalArgumentException(it);
        });
        return words.isEmpty() ? STATIC : new Dictionary(words);
    }

    /// Why these cannot be the words of a session; empty when they can. Says which place in the list, not what is
    /// there.
    public static Optional<String> fault(List<Word> words) {
        var slots = new HashMap<Integer, Integer>();
        var texts = new HashMap<String, Integer>();
        for (int i = 0; i < words.size(); i++) {
            var it = words.get(i);
            String fault = fault(it);
            if (fault == null && slots.putIfAbsent(it.slot(), i) != null) {
                fault = "a slot given before (expected: each slot once)";
            }
            if (fault == null && texts.putIfAbsent(it.text(), i) != null) {
                fault = "a word given before (expected: each word once)";
            }
            if (fault != null) {
                return Optional.of("session word " + i + ": " + fault);
            }
        }
        return Optional.empty();
    }

    private static @Nullable String fault(Word word) {
        if (word.slot() < SLOT_MIN || word.slot() > SLOT_MAX) {
            return "slot " + word.slot() + " (expected: " + SLOT_MIN + ".." + SLOT_MAX + ")";
        }
        if (word.text().length() > WORD_CHARS_MAX) {
            return word.text().length() + " characters (expected: <= " + WORD_CHARS_MAX + ")";
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(word.text())) {
            return "half a surrogate pair (expected: what UTF-8 can say)";
        }
        return StaticWords.ALL.contains(word.text()) ? "a static word (expected: one that is not)" : null;
    }

    /// The words of the session, in the order they were given.
    public List<Word> words() {
        return words;
    }

    /// The word that a byte stands for, always the same instance; null when there is none.
    Json.@Nullable Str word(int id) {
        return id <= SLOT_MAX ? texts[id] : null;
    }

    /// The byte that stands for a text; -1 when none does.
    int id(String text) {
        return ids.getOrDefault(text, -1);
    }
}
