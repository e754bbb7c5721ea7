package dev.candela.schema;

import dev.candela.json.Json;
import dev.harrel.jsonschema.Error;
import dev.harrel.jsonschema.Validator;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A schema that the validation library checks.
///
/// @param schema  the same, to see what a keyword asked for
/// @param uri     its name in the validator
record LibrarySchema(Json.Obj schema, Validator validator, URI uri, SchemaLimits limits)
    implements SchemaValidator.Compiled {
    /// Keywords whose errors say again what the errors inside them have said.
    private static final Set<String> REPEATING = Set.of("allOf", "dependentSchemas", "if");

    @Override
    public List<Fault> validate(Json value) {
        Validator.Result result;
        try {
            result = validator.validate(uri, ValueNode.instance(value, new Work(limits)));
        } catch (Work.Exhausted e) {
            return List.of(OfflineSchemaValidator.tooMuchWork(limits));
        }
        if (result.isValid()) {
            return List.of();
        }
        var faults = new LinkedHashSet<Fault>();
        for (Error error : result.getErrors()) {
            if (faults.size() < limits.faultsMax() && !REPEATING.contains(String.valueOf(error.getKeyword()))) {
                faults.add(fault(error, value));
            }
        }
        return faults.isEmpty()
            ? List.of(new Fault("", unexpected(value, "what its schema says"))) : List.copyOf(faults);
    }

    /// Our keywords put into their error what they expect; the library's say it with the value inside, so their words
    /// are replaced.
    private Fault fault(Error error, Json root) {
        String path = error.getInstanceLocation();
        Json value = JsonPointer.find(root, path).orElse(root);
        String keyword = error.getKeyword() == null ? "false" : error.getKeyword();
        if (keyword.equals("required") && value instanceof Json.Obj object) {
            var missing = missing(error.getSchemaLocation(), object);
            if (missing.isPresent()) {
                return Trail.missing(path, missing.get());
            }
        }
        String expected = switch (keyword) {
            case "false" -> "nothing here";
            case "anyOf" -> "to fit at least one of the alternatives";
            case "oneOf" -> "to fit exactly one of the alternatives";
            case "not" -> "not to fit what is excluded";
            case "contains", "minContains", "maxContains" -> "another number of elements that fit";
            case "dependentRequired", "dependencies" -> "the members that go together";
            default -> error.getError();
        };
        return new Fault(path, unexpected(value, expected));
    }

    private static String unexpected(Json value, String expected) {
        return Shown.value(value) + " (expected: " + expected + ")";
    }

    private Optional<String> missing(String place, Json.Obj object) {
        String pointer = ValueNode.pathIn(place.substring(place.indexOf('#') + 1));
        return JsonPointer.find(schema, pointer)
            .flatMap(it -> it instanceof Json.Obj keywords ? keywords.get("required") : Optional.empty())
            .flatMap(Assertions::names)
            .flatMap(names -> names.stream().filter(name -> !object.has(name)).findFirst());
    }
}
