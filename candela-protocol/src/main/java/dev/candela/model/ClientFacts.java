package dev.candela.model;

import org.jspecify.annotations.Nullable;

/// Who the client says it is, and what it can do.
///
/// @param info  unverified; null when it did not say
public record ClientFacts(@Nullable Implementation info, ClientCapabilities capabilities) {
    public static final ClientFacts UNKNOWN = new ClientFacts(null, ClientCapabilities.NONE);
}
