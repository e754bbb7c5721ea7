package dev.candela.model;

import org.jspecify.annotations.Nullable;

/// What a server says of itself.
///
/// @param instructions  how to use it, for the model; null for nothing
public record ServerFacts(
    Implementation info, @Nullable String instructions, ServerCapabilities capabilities, CacheHint cache) {}
