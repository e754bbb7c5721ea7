package dev.candela.rpc;

import dev.candela.json.Json;
import java.util.List;

/// Says what is wrong with the values of a form; empty when they fit the schema that was asked with.
@FunctionalInterface
public interface InputCheck {
    List<String> faults(Json.Obj schema, Json.Obj content);
}
