package dev.candela.testkit;

import dev.candela.state.KeyRing;
import dev.candela.state.Sealer;

final class KeyRingSealerTest implements SealerContract {
    private final KeyRing ring = KeyRing.random();

    @Override
    public Sealer sealer(FakeClock clock) {
        return ring.sealer("session", clock, 10_000);
    }

    @Override
    public Sealer stranger(FakeClock clock) {
        return KeyRing.random().sealer("session", clock, 10_000);
    }
}
