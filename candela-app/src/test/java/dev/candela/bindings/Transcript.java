package dev.candela.bindings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// What a known peer says, byte for byte, and what it has to be answered.
///
/// A file of it has a line `> hex` for each thing that the peer says, and `< hex` for what comes then; a line that
/// begins with `#` is about the next one.
record Transcript(List<Line> lines) {
    /// @param said   by the peer, not by the server
    /// @param about  what it is
    record Line(boolean said, String hex, String about) {
        byte[] bytes() {
            return HexFormat.of().parseHex(hex);
        }
    }

    Transcript {
        lines = List.copyOf(lines);
    }

    static Transcript read(String name) throws IOException {
        try (var in = Transcript.class.getResourceAsStream(name + ".transcript")) {
            if (in == null) {
                throw new IOException("transcript: " + name + " (expected: one of the files here)");
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static Transcript parse(String text) {
        var lines = new ArrayList<Line>();
        String about = "";
        for (String line : text.split("\n", -1)) {
            if (line.startsWith("#")) {
                about = line.substring(1).strip();
            } else if (!line.isEmpty()) {
                lines.add(new Line(line.startsWith(">"), line.substring(1).strip(), about));
            }
        }
        return new Transcript(lines);
    }
}
