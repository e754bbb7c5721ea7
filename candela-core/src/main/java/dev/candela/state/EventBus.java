package dev.candela.state;

import dev.candela.model.ServerEvent;
import java.util.function.Consumer;

/// Carries news to every node that has a listener, the publishing one among them.
///
/// What one thread publishes arrives at each listener once and in that order. Safe for any thread; publishing may
/// throw [StateUnavailable].
public interface EventBus {
    /// Tells all listeners. In memory they have heard it when this returns; other forms may deliver later.
    void publish(ServerEvent event);

    /// Delivers from now on, on any thread. A listener must be quick and must not publish; what it throws is logged
    /// and keeps no other listener from hearing the event.
    Subscription subscribe(Consumer<ServerEvent> listener);

    /// Listens until it is closed. Closing it again does nothing.
    interface Subscription extends AutoCloseable {
        /// Begins no further delivery; one that another thread has begun may still arrive.
        @Override
        void close();
    }

    /// In the memory of this process, delivering on the thread that publishes.
    static EventBus inMemory() {
        return new MemoryEventBus();
    }
}
