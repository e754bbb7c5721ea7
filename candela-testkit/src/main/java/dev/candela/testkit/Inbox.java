package dev.candela.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What has arrived and nobody has taken yet, in order. Safe for any thread.
final class Inbox<T> {
    private final Patience patience = new Patience();
    private final List<T> waiting = new ArrayList<>();

    void add(T it) {
        patience.change(() -> waiting.add(it));
    }

    /// Takes the first that is wanted, and waits for it if need be. Others stay.
    ///
    /// @param what  for the message of the failure
    /// @throws AssertionError when it does not come in time
    T take(Predicate<? super T> wanted, String what) {
        return patience.await(() -> first(wanted), () -> "no " + what + ", but " + waiting);
    }

    /// Takes all that is there now.
    List<T> takeAll() {
        return patience.change(() -> {
            var all = List.copyOf(waiting);
            waiting.clear();
            return all;
        });
    }

    private @Nullable T first(Predicate<? super T> wanted) {
        for (int i = 0; i < waiting.size(); i++) {
            if (wanted.test(waiting.get(i))) {
                return waiting.remove(i);
            }
        }
        return null;
    }
}
