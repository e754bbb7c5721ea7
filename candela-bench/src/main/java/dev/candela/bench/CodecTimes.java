package dev.candela.bench;

import com.sun.management.ThreadMXBean;
import dev.candela.bench.micro.LumenWays;
import dev.candela.bench.micro.LumenWays.Way;
import dev.candela.json.MalformedJson;
import dev.candela.lumen.MalformedLumen;
import java.lang.management.ManagementFactory;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// CPU time of this thread for each message, each way and each round.
///
/// In a round, each message goes all ways, one after the other, and each as often as takes about the same time. Which
/// way goes first changes from round to round. Collecting garbage is done by another thread and not in it.
final class CodecTimes {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final List<Way> WAYS = List.of(Way.values());
    private static final long TURN_NANOS = 4_000_000;
    private static final int WARM_UP_ROUNDS = 4;
    private static final int ALLOCATING_TIMES = 32;

    private final List<LumenWays> messages;

    /// Nanoseconds of one time, by message and round.
    private final Map<Way, double[][]> nanos = new EnumMap<>(Way.class);

    /// What came of the last time; nothing of it can be left out.
    private Object last = "";

    private CodecTimes(List<LumenWays> messages) {
        this.messages = messages;
    }

    static CodecTimes measure(List<LumenWays> messages, int rounds) throws MalformedJson, MalformedLumen {
        var times = new CodecTimes(messages);
        for (var way : WAYS) {
            times.nanos.put(way, new double[messages.size()][rounds]);
        }
        var repeats = new EnumMap<Way, int[]>(Way.class);
        for (int round = -WARM_UP_ROUNDS; round < rounds; round++) {
            for (int message = 0; message < messages.size(); message++) {
                for (int turn = 0; turn < WAYS.size(); turn++) {
                    var way = WAYS.get(Math.floorMod(round + turn, WAYS.size()));
                    int[] often = repeats.computeIfAbsent(way, _ -> new int[messages.size()]);
                    if (round < 0) {
                        often[message] = times.repeats(message, way);
                    } else {
                        times.of(way)[message][round] = times.go(message, way, often[message]);
                    }
                }
            }
        }
        return times;
    }

    /// Nanoseconds of one time, by message and round.
    double[][] of(Way way) {
        return Objects.requireNonNull(nanos.get(way));
    }

    /// Bytes that each message allocates that way, beside the output, which is used again.
    double[] allocated(Way way) throws MalformedJson, MalformedLumen {
        var bytes = new double[messages.size()];
        for (int i = 0; i < bytes.length; i++) {
            // The first time may look something up; it is what the many times after it cost that is wanted.
            go(i, way, ALLOCATING_TIMES);
            long before = THREADS.getCurrentThreadAllocatedBytes();
            go(i, way, ALLOCATING_TIMES);
            bytes[i] = (double) (THREADS.getCurrentThreadAllocatedBytes() - before) / ALLOCATING_TIMES;
        }
        return bytes;
    }

    /// How often a message goes a way in one turn, found out by going it for as long.
    private int repeats(int message, Way way) throws MalformedJson, MalformedLumen {
        int times = 1;
        double each = go(message, way, times);
        while (each * times < TURN_NANOS / 2.0) {
            times = (int) Math.max(2L * times, Math.min(10L * times, (long) (TURN_NANOS / each)));
            each = go(message, way, times);
        }
        return (int) Math.max(1, Math.round(TURN_NANOS / each));
    }

    /// @return nanoseconds of one time
    private double go(int message, Way way, int times) throws MalformedJson, MalformedLumen {
        var it = messages.get(message);
        long since = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < times; i++) {
            last = it.go(way);
        }
        return Math.max(1, THREADS.getCurrentThreadCpuTime() - since) / (double) times;
    }

    @Override
    public String toString() {
        return "CodecTimes[messages=" + messages.size() + ", last=" + last.getClass().getSimpleName() + "]";
    }
}
