package dev.candela.model;

/// An answer of the client.
public sealed interface InputResponse permits ElicitResult, CreateMessageResult, ListRootsResult {}
