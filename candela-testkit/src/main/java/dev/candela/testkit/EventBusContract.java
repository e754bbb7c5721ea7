package dev.candela.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.json.Json;
import dev.candela.model.LogLevel;
import dev.candela.model.ServerEvent;
import dev.candela.state.EventBus;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What every [EventBus] must do.
public interface EventBusContract {
    /// A new one, without listeners.
    EventBus bus();

    private static List<@Nullable ServerEvent> take(BlockingQueue<ServerEvent> heard, int count)
        throws InterruptedException {
        var events = new ArrayList<@Nullable ServerEvent>();
        for (int i = 0; i < count; i++) {
            events.add(heard.poll(5, TimeUnit.SECONDS));
        }
        return events;
    }

    @Test
    default void every_listener_hears_every_kind_of_event_in_the_order_published() throws InterruptedException {
        var bus = bus();
        var one = new LinkedBlockingQueue<ServerEvent>();
        var other = new LinkedBlockingQueue<ServerEvent>();
        var events = List.of(new ServerEvent.ToolsChanged(), new ServerEvent.PromptsChanged(),
            new ServerEvent.ResourcesChanged(), new ServerEvent.ResourceUpdated("file:///a"),
            new ServerEvent.Logged(LogLevel.ERROR, "db", Json.obj("rows", 3)),
            new ServerEvent.Logged(LogLevel.DEBUG, null, Json.of("text")), new ServerEvent.ToolsChanged());
        try (var _ = bus.subscribe(one::add); var _ = bus.subscribe(other::add)) {
            events.forEach(bus::publish);

            assertThat(take(one, 7)).isEqualTo(events);
            assertThat(take(other, 7)).isEqualTo(events);
        }
        assertThat(one).isEmpty();
    }

    @Test
    default void a_listener_hears_nothing_from_before_it_listened() throws InterruptedException {
        var bus = bus();
        var early = new LinkedBlockingQueue<ServerEvent>();
        var late = new LinkedBlockingQueue<ServerEvent>();
        try (var _ = bus.subscribe(early::add)) {
            bus.publish(new ServerEvent.ToolsChanged());
            assertThat(take(early, 1)).containsExactly(new ServerEvent.ToolsChanged());
            try (var _ = bus.subscribe(late::add)) {
                bus.publish(new ServerEvent.PromptsChanged());

                assertThat(take(late, 1)).containsExactly(new ServerEvent.PromptsChanged());
            }
        }
    }

    @Test
    default void a_closed_subscription_hears_nothing_more_and_may_be_closed_again() throws InterruptedException {
        var bus = bus();
        var closed = new LinkedBlockingQueue<ServerEvent>();
        var open = new LinkedBlockingQueue<ServerEvent>();
        var subscription = bus.subscribe(closed::add);
        try (var _ = bus.subscribe(open::add)) {
            subscription.close();
            subscription.close();
            bus.publish(new ServerEvent.ToolsChanged());

            assertThat(take(open, 1)).containsExactly(new ServerEvent.ToolsChanged());
            assertThat(closed).isEmpty();
        }
    }

    @Test
    default void the_same_listener_twice_hears_everything_twice() throws InterruptedException {
        var bus = bus();
        var heard = new LinkedBlockingQueue<ServerEvent>();
        var first = bus.subscribe(heard::add);
        try (var _ = bus.subscribe(heard::add)) {
            bus.publish(new ServerEvent.ToolsChanged());
            assertThat(take(heard, 2)).containsExactly(new ServerEvent.ToolsChanged(), new ServerEvent.ToolsChanged());
            first.close();
            bus.publish(new ServerEvent.PromptsChanged());

            assertThat(take(heard, 1)).containsExactly(new ServerEvent.PromptsChanged());
        }
        assertThat(heard).isEmpty();
    }

    @Test
    default void a_listener_that_fails_does_not_keep_others_from_hearing() throws InterruptedException {
        var bus = bus();
        var heard = new LinkedBlockingQueue<ServerEvent>();
        try (var _ = bus.subscribe(EventBusContract::fail);
            var _ = bus.subscribe(heard::add);
            var _ = bus.subscribe(EventBusContract::fail)) {
            bus.publish(new ServerEvent.ToolsChanged());
            bus.publish(new ServerEvent.PromptsChanged());

            assertThat(take(heard, 2)).containsExactly(new ServerEvent.ToolsChanged(),
                new ServerEvent.PromptsChanged());
        }
    }

    private static void fail(ServerEvent event) {
        throw new IllegalStateException("a listener that fails, at " + event);
    }
}
