package dev.candela.state;

import dev.candela.model.ServerEvent;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// News within this process, delivered on the thread that publishes.
final class MemoryEventBus implements EventBus {
    private final Set<Listening> open = ConcurrentHashMap.newKeySet();

    @Override
    public void publish(ServerEvent event) {
        for (var it : open) {
            it.deliver(event);
        }
    }

    @Override
    public Subscription subscribe(Consumer<ServerEvent> listener) {
        var listening = new Listening(listener);
        open.add(listening);
        return listening;
    }

    private final class Listening implements Subscription {
        private final Consumer<ServerEvent> listener;
        private volatile boolean closed;

        private Listening(Consumer<ServerEvent> listener) {
            this.listener = listener;
        }

        private void deliver(ServerEvent event) {
            if (closed) {
                return;
            }
            try {
                listener.accept(event);
            } catch (RuntimeException e) {
                System.getLogger(EventBus.class.getName()).log(System.Logger.Level.ERROR,
                    "A listener failed at " + event.getClass().getSimpleName() + "; the others go on.", e);
            }
        }

        @Override
        public void close() {
            closed = true;
            open.remove(this);
        }
    }
}
