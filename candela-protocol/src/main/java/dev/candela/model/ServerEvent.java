package dev.candela.model;

import dev.candela.json.Json;
import org.jspecify.annotations.Nullable;

/// Something happened that clients may want to know.
public sealed interface ServerEvent {
    record ToolsChanged() implements ServerEvent {}

    record PromptsChanged() implements ServerEvent {}

    record ResourcesChanged() implements ServerEvent {}

    record ResourceUpdated(String uri) implements ServerEvent {}

    /// A log message for every session whose threshold it reaches.
    ///
    /// @param logger  null for none
    record Logged(LogLevel level, @Nullable String logger, Json data) implements ServerEvent {}
}
