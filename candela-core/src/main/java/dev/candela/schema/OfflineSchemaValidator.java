package dev.candela.schema;

import dev.candela.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Validates with JSON Schema 2020-12 and draft-07 and never leaves the process: a reference to elsewhere is refused.
///
/// `format` and the keywords about content only describe, as 2020-12 has it; unknown keywords are passed over.
///
/// Hostile schemas and hostile values cost at most what [SchemaLimits] says. Faults are few and short.
///
/// Safe for any thread; one serves a whole process.
///
/// @see <a href="https://json-schema.org/draft/2020-12/json-schema-core">JSON Schema 2020-12</a>
public final class OfflineSchemaValidator implements SchemaValidator {
    private final SchemaLimits limits;

    /// Made when the first schema needs it: loading it takes longer than everything else here.
    private volatile @Nullable Library library;

    public OfflineSchemaValidator(SchemaLimits limits) {
        this.limits = limits;
    }

    @Override
    public Compiled compile(Json.Obj schema) throws InvalidSchema {
        SchemaBounds.require(schema, limits);
        var dialect = SchemaDialect.of(schema);
        var fast = FastSchema.of(schema);
        return fast.isPresent() ? compiled(fast.get()) : library().compile(schema, dialect);
    }

    private Compiled compiled(FastSchema schema) {
        return value -> {
            var trail = new Trail(limits);
            try {
                schema.check(value, trail);
            } catch (Work.Exhausted e) {
                return List.of(tooMuchWork(limits));
            }
            return trail.faults();
        };
    }

    private Library library() {
        Library made = library;
        if (made == null) { // two at once make two, and one of them is dropped
            made = new Library(limits);
            library = made;
        }
        return made;
    }

    static Fault tooMuchWork(SchemaLimits limits) {
        return new Fault("", "too much work to check (expected: at most " + limits.stepsMax() + " steps, "
            + limits.evaluationDepthMax() + " levels)");
    }
}
