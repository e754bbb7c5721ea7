package dev.candela.app;

import dev.candela.lumen.link.Insistence;
import org.jspecify.annotations.Nullable;

/// Reads `--lumen off|prefer|require`.
final class LumenOption {
    static final String NAME = "--lumen";

    static Checked<Insistence> parse(@Nullable String text) {
        if (text == null) {
            return Checked.good(Insistence.PREFER);
        }
        return switch (text) {
            case "off" -> Checked.good(Insistence.OFF);
            case "prefer" -> Checked.good(Insistence.PREFER);
            case "require" -> Checked.good(Insistence.REQUIRE);
            default -> Checked.bad(NAME, text, "off, prefer or require");
        };
    }

    private LumenOption() {}
}
