package dev.candela.app.vectors;

import static dev.candela.app.vectors.Mismatch.require;

import dev.candela.lumen.frame.Flags;
import dev.candela.lumen.frame.Frame;
import dev.candela.lumen.payload.Dictionary;
import dev.candela.lumen.payload.PayloadWriter;
import dev.candela.lumen.payload.Profile;
import java.nio.file.Path;
import java.util.Arrays;

/// Whole messages and their frames. The peers that are references can read them all.
final class MessageRunner implements Runner {
    private final Path file;

    MessageRunner(Path file) {
        this.file = file;
    }

    @Override
    public void run(Row row) throws Mismatch {
        String text = row.has("json_file") ? MessageFile.text(file, row.text("json_file")) : row.text("json");
        byte[] payload = Payloads.written(Dictionary.STATIC, text);
        Digest.require(row, payload);
        byte[] frame = new Frame(row.count("type"), Flags.COMPRESSED, payload).bytes();
        require("frame_header", row.text("frame_header"),
            Row.hex(Arrays.copyOf(frame, frame.length - payload.length)));
        var value = Payloads.json("json", text);
        var exact = new PayloadWriter(Dictionary.STATIC, Profile.REFERENCE).bytes(value)
            .orElseThrow(() -> new Mismatch("payload for a reference", "one", "none"));
        require("payload for a reference", Row.hex(payload), Row.hex(exact));
        Payloads.requireValue(Dictionary.STATIC, payload, value);
    }
}
