package dev.candela.model;

/// Who speaks, or who something is meant for.
public enum Role {
    USER,
    ASSISTANT
}
