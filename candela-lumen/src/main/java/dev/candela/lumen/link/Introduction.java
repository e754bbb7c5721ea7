package dev.candela.lumen.link;

import dev.candela.lumen.extension.DictionarySync;
import dev.candela.lumen.frame.Frame;
import dev.candela.lumen.negotiation.Capability;
import dev.candela.lumen.payload.Dictionary;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The words that one end says with one byte each, and the frame that tells them to the other, before its first message.
///
/// @param dictionary  for what this end writes
/// @param frame       null when there is nothing to tell
record Introduction(Dictionary dictionary, @Nullable Frame frame) {
    /// Words that MCP says often and LUMEN has none for.
    private static final List<String> MCP = List.of(
        "2.0", "_meta", "inputSchema", "outputSchema", "structuredContent", "isError", "nextCursor", "annotations",
        "protocolVersion", "clientInfo", "serverInfo", "progressToken", "object", "string", "integer", "number",
        "boolean", "array", "items", "enum", "format", "additionalProperties", "tools/call", "tools/list",
        "resources/read", "resources/list", "prompts/get", "prompts/list", "notifications/progress",
        "notifications/message", "notifications/cancelled", "requestId", "contents", "messages", "level", "logger",
        "readOnlyHint", "destructiveHint", "idempotentHint", "openWorldHint");

    static Introduction of(LinkSettings settings, Terms terms) {
        if (!terms.has(Capability.DICTIONARY) || terms.has(Capability.DEFLATE)) {
            return new Introduction(Dictionary.STATIC, null);
        }
        var wanted = new LinkedHashSet<>(settings.words());
        wanted.addAll(MCP);
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
}
