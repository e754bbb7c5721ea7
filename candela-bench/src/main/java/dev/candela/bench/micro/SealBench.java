package dev.candela.bench.micro;

import dev.candela.state.KeyRing;
import dev.candela.state.Sealer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// Sealing what a client keeps for us, of the size of a session id's content, and opening it again.
@State(Scope.Benchmark)
public class SealBench {
    private static final byte[] BOUND = "anonymous".getBytes(StandardCharsets.UTF_8);
    private static final Duration LIFE = Duration.ofDays(1);

    private final Sealer sealer = KeyRing.random().sealer("bench", InstantSource.system());
    private final byte[] payload = new byte[100];
    private final String sealed = sealer.seal(payload, BOUND, LIFE);

    @Benchmark
    public String seal() {
        return sealer.seal(payload, BOUND, LIFE);
    }

    @Benchmark
    public Sealer.Unsealed open() {
        return sealer.open(sealed, BOUND);
    }
}
