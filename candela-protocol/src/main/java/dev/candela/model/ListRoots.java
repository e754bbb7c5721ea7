package dev.candela.model;

/// Asks the client for its roots.
public record ListRoots() implements InputRequest<ListRootsResult> {}
