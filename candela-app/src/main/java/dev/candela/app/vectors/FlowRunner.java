package dev.candela.app.vectors;

import static dev.candela.app.vectors.Mismatch.require;

import dev.candela.lumen.MalformedLumen;
import dev.candela.lumen.extension.FlowControl;
import dev.candela.lumen.frame.Frame;
import java.util.Optional;

/// Words of flow control.
final class FlowRunner implements Runner {
    @Override
    public void run(Row row) throws Mismatch {
        var read = read(Frames.only("frame", row.hex("frame")));
        var expected = row.optionalRow("parsed");
        switch (row.text("op")) {
            case "build" -> {
                var word = word(row);
                require("frame", row.text("frame"), Row.hex(word.frame().bytes()));
                require("parsed", Optional.of(word), read);
                require("parsed", expected.isPresent() ? Optional.of(word(expected.get())) : Optional.empty(), read);
            }
            case "parse" ->
                require("parsed", expected.isPresent() ? Optional.of(word(expected.get())) : Optional.empty(), read);
            default -> throw row.wrong("op", "build or parse");
        }
    }

    private static FlowControl word(Row row) throws Mismatch {
        return new FlowControl(row.isTrue("pause"), row.count("stream_id"), row.whole("window"));
    }

    private static Optional<FlowControl> read(Frame frame) {
        try {
            return Optional.of(FlowControl.read(frame));
        } catch (MalformedLumen _) {
            return Optional.empty();
        }
    }
}
