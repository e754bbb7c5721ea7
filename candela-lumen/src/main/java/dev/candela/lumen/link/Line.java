package dev.candela.lumen.link;

import dev.candela.json.Json;
import dev.candela.json.JsonWriter;
import java.util.Arrays;

/// A message as a line of JSON.
record Line(Json message) implements Outgoing {
    @Override
    public byte[] seal() {
        byte[] text = JsonWriter.bytes(message);
        byte[] line = Arrays.copyOf(text, text.length + 1);
        line[text.length] = '\n';
        return line;
    }
}
