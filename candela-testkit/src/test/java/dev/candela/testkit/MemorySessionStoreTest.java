package dev.candela.testkit;

import dev.candela.state.SessionStore;

final class MemorySessionStoreTest implements SessionStoreContract {
    @Override
    public SessionStore store(FakeClock clock, int sessionsMax) {
        return SessionStore.inMemory(clock, sessionsMax);
    }
}
