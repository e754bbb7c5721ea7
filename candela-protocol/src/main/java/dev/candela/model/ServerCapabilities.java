package dev.candela.model;

import dev.candela.json.Json;

/// What a server offers. A method that belongs to something not offered does not exist.
///
/// @param experimental  settings by name; empty for none
/// @param extensions    settings by extension id; empty for none
public record ServerCapabilities(
    boolean tools,
    boolean resources,
    boolean prompts,
    boolean completions,
    boolean logging,
    Json.Obj experimental,
    Json.Obj extensions) {}
