package dev.candela.lumen.link;

import dev.candela.lumen.extension.DictionarySync;
import dev.candela.lumen.frame.Frame;
import dev.candela.lumen.negotiation.Capability;
import dev.candela.lumen.payload.Dictionary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The words that one end says with one byte each, and the frame that tells them to the other, before its first
/// message.
///
/// @param dictionary  for what this end writes
/// @param frame       null when there is nothing to tell
record Introduction(Dictionary dictionary, @Nullable Frame frame) {
    private static final Introduction NONE = new Introduction(Dictionary.STATIC, null);

    /// What MCP says often and LUMEN has no words for, one on each line.
    private static final String WORDS = "mcp-words.txt";

    /// Text that is compressed in context has no use for words.
    static Introduction of(LinkSettings settings, Terms terms) {
        if (!terms.has(Capability.DICTIONARY) || terms.has(Capability.DEFLATE)) {
            return NONE;
        }
        var wanted = new LinkedHashSet<>(settings.words());
        wanted.addAll(common());
        var words = new ArrayList<Dictionary.Word>();
        for (String it : wanted) {
            var word = new Dictionary.Word(Dictionary.SLOT_MIN + words.size(), it);
            if (words.size() < DictionarySync.WORDS_MAX && Dictionary.fault(List.of(word)).isEmpty()) {
                words.add(word);
            }
        }
        var sync = new DictionarySync(words);
        return new Introduction(sync.dictionary(), sync.frame());
    }

    private static List<String> common() {
        try (var in = Objects.requireNonNull(Introduction.class.getResourceAsStream(WORDS), WORDS)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
