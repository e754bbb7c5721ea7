package dev.candela.testkit;

import dev.candela.wire.Message;
import org.jspecify.annotations.Nullable;

/// One event of a stream, as the client sees it.
///
/// @param id  null when it cannot be named later
public record MemoryEvent(@Nullable String id, Message message) {}
