package dev.candela.schema;

import dev.candela.json.Json;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Stands for the form of a type inside itself, where that form is not finished yet.
final class RecursiveForm implements Form {
    private final Class<?> type;
    private @Nullable Form target;

    RecursiveForm(Class<?> type) {
        this.type = type;
    }

    Class<?> type() {
        return type;
    }

    Form target() {
        return Objects.requireNonNull(target, "target");
    }

    /// Called once, before the form is used.
    void finish(Form form) {
        target = form;
    }

    @Override
    public Json.Obj schema(Definitions definitions) {
        return definitions.reference(this);
    }

    @Override
    public @Nullable Object read(Json value, Trail trail) {
        return target().read(value, trail);
    }

    @Override
    public Json write(Object value) {
        return target().write(value);
    }
}
