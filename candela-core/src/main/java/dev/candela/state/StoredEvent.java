package dev.candela.state;

/// One event of a log.
///
/// @param sequence  its position: ascending within a session, with gaps, above 0 and below 2^53
public record StoredEvent(long sequence, Payload payload) {}
