package dev.candela.model;

import dev.candela.json.Json;

/// What the user did.
///
/// @param content  the values of an accepted form; empty otherwise
public record ElicitResult(Action action, Json.Obj content) implements InputResponse {
    public enum Action {
        ACCEPT,
        DECLINE,
        CANCEL
    }

    public boolean isAccepted() {
        return action == Action.ACCEPT;
    }
}
