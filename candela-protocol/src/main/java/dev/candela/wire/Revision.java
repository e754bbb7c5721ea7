package dev.candela.wire;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The published revisions of the protocol, oldest first.
public enum Revision {
    V2024_11_05("2024-11-05"),
    V2025_03_26("2025-03-26"),
    V2025_06_18("2025-06-18"),
    V2025_11_25("2025-11-25"),
    V2026_07_28("2026-07-28");

    /// What a legacy client gets that asked for something else.
    public static final Revision NEWEST_LEGACY = V2025_11_25;

    /// What a client speaks that sends no version header outside a session.
    public static final Revision UNNAMED = V2025_03_26;

    private static final Revision[] ALL = values();

    private final String text;

    Revision(String text) {
        this.text = text;
    }

    /// As it is written on the wire.
    public String text() {
        return text;
    }

    /// Whether requests of this revision carry everything they need, without a session.
    public boolean isModern() {
        return this == V2026_07_28;
    }

    public boolean has(Feature feature) {
        return compareTo(feature.since()) >= 0 && compareTo(feature.until()) <= 0;
    }

    public static Optional<Revision> parse(String text) {
        for (Revision it : ALL) {
            if (it.text.equals(text)) {
                return Optional.of(it);
            }
        }
        return Optional.empty();
    }

    /// All revisions, newest first, as they are written on the wire.
    public static List<String> texts() {
        return Arrays.stream(values()).map(Revision::text).toList().reversed();
    }
}
