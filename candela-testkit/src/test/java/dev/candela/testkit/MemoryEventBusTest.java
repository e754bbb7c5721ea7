package dev.candela.testkit;

import dev.candela.state.EventBus;

final class MemoryEventBusTest implements EventBusContract {
    @Override
    public EventBus bus() {
        return EventBus.inMemory();
    }
}
