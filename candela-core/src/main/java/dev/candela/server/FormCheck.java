package dev.candela.server;

import dev.candela.json.Json;
import dev.candela.rpc.InputCheck;
import dev.candela.schema.InvalidSchema;
import dev.candela.schema.SchemaValidator;
import java.util.List;

/// Checks the values of a form against the schema that it was asked with.
final class FormCheck implements InputCheck {
    private final SchemaValidator validator;

    FormCheck(SchemaValidator validator) {
        this.validator = validator;
    }

    @Override
    public List<String> faults(Json.Obj schema, Json.Obj content) {
        try {
            return validator.compile(schema).validate(content).stream().map(Object::toString).toList();
        } catch (InvalidSchema e) {
            throw new IllegalStateException("form schema: " + e.getMessage(), e);
        }
    }
}
