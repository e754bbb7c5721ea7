package dev.candela.schema;

/// The arguments of a tool that has none. Its schema is `{"type":"object"}`, and any object reads as one.
public record NoArguments() {}
