package dev.candela.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A picture that stands for something in a user interface.
///
/// @param src       `https:` or `data:` URI
/// @param sizes     such as `48x48` or `any`; empty when unknown
/// @param theme     the background it was made for; null when it suits both
public record Icon(String src, @Nullable String mimeType, List<String> sizes, @Nullable Theme theme) {
    public enum Theme {
        LIGHT,
        DARK
    }

    public Icon {
        sizes = List.copyOf(sizes);
    }

    public static Icon of(String src) {
        return new Icon(src, null, List.of(), null);
    }
}
