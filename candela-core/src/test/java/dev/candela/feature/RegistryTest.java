package dev.candela.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.candela.model.McpError;
import dev.candela.model.McpException;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The order of things, and that a cursor means the same place while they come and go.
final class RegistryTest {
    private final AtomicInteger changes = new AtomicInteger();
    private final Registry<String> registry = new Registry<>(changes::incrementAndGet);

    private void put(String... names) {
        for (String name : names) {
            registry.put(name, name);
        }
    }

    @Test
    void things_stay_in_the_order_of_their_registration() {
        put("z", "a", "m");
        assertThat(registry.all()).containsExactly("z", "a", "m");
        assertThat(registry.get("a")).isEqualTo("a");
        assertThat(registry.get("b")).isNull();
    }

    @Test
    void what_is_replaced_keeps_its_place() {
        put("z", "a", "m");
        registry.put("a", "A");
        assertThat(registry.all()).containsExactly("z", "A", "m");
        assertThat(registry.page(registry.page(null, 1).nextCursor(), 1).values()).containsExactly("A");
    }

    @Test
    void what_is_removed_and_comes_back_comes_last() {
        put("z", "a", "m");
        assertThat(registry.remove("z")).isTrue();
        put("z");
        assertThat(registry.all()).containsExactly("a", "m", "z");
    }

    @Test
    void every_change_is_told_and_nothing_else() {
        put("a");
        assertThat(changes).hasValue(1);
        put("a");
        assertThat(changes).hasValue(2);
        assertThat(registry.remove("a")).isTrue();
        assertThat(changes).hasValue(3);
        assertThat(registry.remove("a")).isFalse();
        registry.all();
        registry.page(null, 1);
        assertThat(changes).hasValue(3);
        assertThat(registry.isEmpty()).isTrue();
    }

    @Test
    void a_change_is_there_when_it_is_told() {
        var seen = new ArrayList<Integer>();
        var watched = new AtomicReference<Registry<String>>();
        watched.set(new Registry<>(() -> seen.add(watched.get().all().size())));
        watched.get().put("a", "a");
        watched.get().remove("a");
        assertThat(seen).containsExactly(1, 0);
    }

    @Test
    void pages_hold_everything_once_and_the_last_has_no_cursor() {
        put("a", "b", "c", "d", "e");
        var first = registry.page(null, 2);
        var second = registry.page(first.nextCursor(), 2);
        var third = registry.page(second.nextCursor(), 2);
        assertThat(first.values()).containsExactly("a", "b");
        assertThat(second.values()).containsExactly("c", "d");
        assertThat(third.values()).containsExactly("e");
        assertThat(third.nextCursor()).isNull();
    }

    @Test
    void a_page_that_holds_the_rest_exactly_is_the_last() {
        put("a", "b");
        assertThat(registry.page(null, 2).nextCursor()).isNull();
        assertThat(new Registry<String>(() -> {}).page(null, 2))
            .isEqualTo(new Registry.Page<>(new ArrayList<>(), null));
    }

    @Test
    void what_comes_and_goes_between_pages_moves_nothing_else() {
        put("a", "b", "c", "d", "e", "f");
        String afterB = registry.page(null, 2).nextCursor();
        registry.remove("a");
        registry.remove("b");
        registry.remove("d");
        put("g");
        assertThat(registry.page(afterB, 2).values()).containsExactly("c", "e");
        String afterE = registry.page(afterB, 2).nextCursor();
        assertThat(registry.page(afterE, 2).values()).containsExactly("f", "g");
        assertThat(registry.page(afterB, 10).values()).containsExactly("c", "e", "f", "g");
    }

    @Test
    void a_cursor_behind_everything_leads_to_an_empty_last_page() {
        put("a", "b", "c");
        String afterB = registry.page(null, 2).nextCursor();
        registry.remove("c");
        assertThat(registry.page(afterB, 2).values()).isEmpty();
        assertThat(registry.page(afterB, 2).nextCursor()).isNull();
    }

    @Test
    void a_cursor_of_another_instance_means_the_same_place() {
        put("a", "b", "c");
        var other = new Registry<String>(() -> {});
        other.put("a", "x");
        other.put("b", "y");
        other.put("c", "z");
        assertThat(other.page(registry.page(null, 2).nextCursor(), 2).values()).containsExactly("z");
    }

    @Test
    void the_empty_cursor_is_the_start() {
        put("a", "b", "c");
        assertThat(registry.page("", 2).values()).containsExactly("a", "b");
        assertThat(registry.page("", 2).nextCursor()).isEqualTo("YWZ0ZXI6Mg");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        " ", "x", "2", "after:2", "YWZ0ZXI6Mg==", "YWZ0ZXI6LTE", "YWZ0ZXI6KzI", "YWZ0ZXI6MDI", "YWZ0ZXI6", "YWZ0ZXI6eA",
        "QWZ0ZXI6Mg", "YWZ0ZXI6OTk5OTk5OTk5OTk5OTk5OTk5OTk", "YWZ0ZXI6Mh", "YWZ0ZXI6Mg\n", "世界", "////", "-_-_"})
    void a_cursor_that_was_not_given_is_refused(String forged) {
        assertRefused(forged);
    }

    @Test
    void a_long_cursor_is_refused_without_a_look() {
        assertRefused("YWZ0".repeat(1_000_000));
    }

    private void assertRefused(@Nullable String forged) {
        put("a", "b", "c");
        var refusal = catchThrowableOfType(McpException.class, () -> registry.page(forged, 2));
        assertThat(refusal.error())
            .isEqualTo(new McpError(-32602, "cursor: unknown (expected: one that this server gave)", null));
    }
}
