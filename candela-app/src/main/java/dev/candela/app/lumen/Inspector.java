package dev.candela.app.lumen;

import java.util.Optional;
import java.util.function.Consumer;

/// Shows every byte of some frames with its meaning, one line after another, as far as they can be read.
///
/// A frame whose content is malformed is shown up to the fault, and the next one after it; input that is cut short is
/// shown up to its end.
public final class Inspector {
    private Inspector() {}

    /// Hands out the lines.
    ///
    /// @param isPayload  the input is one payload without a frame
    /// @return the first thing that was malformed, as `name: value (expected: …)`; empty when nothing was, also when
    ///         the input was cut short
    public static Optional<String> inspect(byte[] input, boolean isPayload, Consumer<String> lines) {
        var sheet = new Sheet(input, lines);
        if (input.length == 0) {
            return Optional.of("input: empty (expected: frames)");
        }
        if (isPayload) {
            // Only the value itself can tell whether it was cut short.
            new PayloadTree(sheet, new Span(0, input.length, Long.MAX_VALUE)).show(0);
            sheet.rest(input.length, 0);
        } else {
            new FrameTree(sheet).all(new Span(0, input.length, input.length), 0, 1);
        }
        if (sheet.isCut()) {
            sheet.mark(input.length, 0, "the input ends here");
        }
        return sheet.fault();
    }
}
