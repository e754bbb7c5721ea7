package dev.candela.testkit;

import dev.candela.state.EventLog;

final class MemoryEventLogTest implements EventLogContract {
    @Override
    public EventLog log(FakeClock clock, EventLog.Bounds bounds) {
        return EventLog.inMemory(clock, bounds);
    }
}
