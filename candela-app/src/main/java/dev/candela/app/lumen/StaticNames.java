package dev.candela.app.lumen;

import dev.candela.json.Json;
import dev.candela.lumen.MalformedLumen;
import java.util.Optional;

/// The words that one byte stands for, as a reader of payloads knows them.
final class StaticNames {
    private static final byte WORD = (byte) 0xE4;

    private StaticNames() {}

    /// Empty when the byte stands for no word that every peer knows.
    static Optional<String> of(int id) {
        try {
            return FrameDecoder.payload(new byte[] {WORD, (byte) id}) instanceof Json.Str(var text)
                ? Optional.of(text) : Optional.empty();
        } catch (MalformedLumen _) {
            return Optional.empty();
        }
    }
}
