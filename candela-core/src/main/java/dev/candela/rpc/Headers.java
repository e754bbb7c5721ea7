package dev.candela.rpc;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Header fields of an exchange. Names are case-insensitive; ask with lower case.
public interface Headers {
    Headers NONE = _ -> List.of();

    /// All values of that name, in order; empty when there is none.
    List<String> all(String name);

    default Optional<String> first(String name) {
        var values = all(name);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.getFirst());
    }

    /// Names of all fields, in lower case.
    default Set<String> names() {
        return Set.of();
    }
}
