package dev.candela.model;

/// Something that only the client can answer.
///
/// @param <R> what an answer looks like
public sealed interface InputRequest<R extends InputResponse> permits Elicit, CreateMessage, ListRoots {}
