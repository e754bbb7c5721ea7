package dev.candela.schema;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Something that is made when it is first wanted, because making it is dear and many are never wanted.
///
/// Safe for any thread: two that want it at once may both make it, and one is dropped.
final class Deferred<T> {
    private final Supplier<T> maker;
    private volatile @Nullable T made;

    Deferred(Supplier<T> maker) {
        this.maker = maker;
    }

    T get() {
        T known = made;
        if (known == null) {
            known = maker.get();
            made = known;
        }
        return known;
    }
}
