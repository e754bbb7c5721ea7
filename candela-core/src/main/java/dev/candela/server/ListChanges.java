package dev.candela.server;

import dev.candela.model.ServerEvent;
import dev.candela.rpc.Timers;
import dev.candela.state.EventBus;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Publishes that a list has changed, once for many changes in a short time.
final class ListChanges {
    private static final Duration GATHER = Duration.ofMillis(20);

    private final EventBus bus;
    private final Timers timers;
    private final Set<ServerEvent> waiting = ConcurrentHashMap.newKeySet();
    private volatile boolean open;

    ListChanges(EventBus bus, Timers timers) {
        this.bus = bus;
        this.timers = timers;
    }

    /// From now on there are clients who could want to know.
    void open() {
        open = true;
    }

    void changed(ServerEvent event) {
        if (open && waiting.add(event)) {
            timers.after(GATHER, () -> {
                waiting.remove(event);
                bus.publish(event);
            });
        }
    }
}
