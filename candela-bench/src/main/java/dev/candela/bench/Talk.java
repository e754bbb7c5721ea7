package dev.candela.bench;

import dev.candela.bench.load.SocketLoad;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/// One client on one connection to one server, which goes on from round to round.
///
/// @param nextId  of the calls that are still to be made; of the same length in decimal digits for all
record Talk(ServerProcess server, SocketLoad load, Speech speech, AtomicLong nextId) implements AutoCloseable {
    private static final long FIRST_ID = 10_000_000;

    /// What came of a run.
    ///
    /// @param middleMicros  round trip that half of the calls kept to
    /// @param lateMicros    round trip that 99 of 100 calls kept to
    /// @param cpuMicros     CPU time of the server for one call
    /// @param callsPerSecond  all calls divided by all time
    /// @param bytes         of one call and its answer, as they were sent
    record Taken(
        double middleMicros, double lateMicros, double cpuMicros, double callsPerSecond, double bytes) {}

    static Talk begin(ServerProcess server, SocketLoad load, Speech speech) throws IOException {
        speech.begin(load);
        return new Talk(server, load, speech, new AtomicLong(FIRST_ID));
    }

    /// Makes that many calls. What is prepared before and looked at afterwards is in no figure.
    Taken run(int calls, int atOnce) throws IOException {
        long first = nextId.getAndAdd(calls);
        var questions = speech.prepare(EchoCalls.of(first, calls));
        long cpuBefore = CpuClock.nanos(server.pid());
        var exchanged = load.run(questions, atOnce);
        double cpu = (CpuClock.nanos(server.pid()) - cpuBefore) / 1e3 / calls;
        long[] nanos = EchoCalls.roundTrips(first, speech.read(exchanged), exchanged);
        long bytes = (long) questions.ends()[calls - 1] + exchanged.ends()[calls - 1];
        return new Taken(nanos[calls / 2] / 1e3, nanos[calls * 99 / 100] / 1e3, cpu, calls * 1e9 / exchanged.nanos(),
            (double) bytes / calls);
    }

    @Override
    public void close() throws IOException {
        load.close();
        speech.close();
    }
}
