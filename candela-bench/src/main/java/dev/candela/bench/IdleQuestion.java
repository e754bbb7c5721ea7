package dev.candela.bench;

import dev.candela.bench.floor.BareStreams;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// What an idle legacy session with an open event stream costs in memory, and how fast one message reaches all of them.
final class IdleQuestion implements Question {
    private static final double BYTES_MAX = 8 * 1024;
    private static final double RATIO_MAX = 1.5;
    private static final int STREAMS = 10_000;
    private static final int WARM_UP_STREAMS = 500;
    private static final int WARM_UP_TELLS = 20;
    private static final int ROUNDS = 15;
    private static final Duration SETTLE = Duration.ofSeconds(5);

    /// What is recommended for servers that hold many sessions.
    private static final String OPTIONS = "-XX:+UseCompactObjectHeaders -Xmn16m -Xmx512m";

    /// A server with those who hold its streams, and its memory before and after they came.
    private record Side(ServerProcess server, Holder holder, long before, long after) {
        double bytesPerStream() {
            return (double) (after - before) / (STREAMS - WARM_UP_STREAMS);
        }
    }

    @Override
    public List<Row> ask(Site site) throws IOException, InterruptedException {
        var demo = site.candela("demo", "--http", "127.0.0.1:0");
        demo.environment().put("CANDELA_JAVA_OPTS", OPTIONS);
        try (var candela = ServerProcess.start(demo);
             var bare = ServerProcess.start(Site.bare(candela.jvmOptions(), BareStreams.class));
             var candelaHolder = Holder.start(candela.port(), "mcp");
             var bareHolder = Holder.start(bare.port(), "bare")) {
            return compare(fill(candela, candelaHolder), fill(bare, bareHolder));
        }
    }

    private static Side fill(ServerProcess server, Holder holder) throws IOException, InterruptedException {
        holder.does("open " + WARM_UP_STREAMS);
        for (int i = 0; i < WARM_UP_TELLS; i++) {
            holder.does("tell");
        }
        settle();
        long before = ProcessFigures.residentBytes(server.pid());
        holder.does("open " + STREAMS);
        settle();
        return new Side(server, holder, before, ProcessFigures.residentBytes(server.pid()));
    }

    private static List<Row> compare(Side candela, Side bare) throws IOException {
        int rounds = Main.rounds(ROUNDS);
        var millis = new double[2][rounds];
        var cpu = new double[2][rounds];
        for (int i = -1; i < rounds; i++) {
            for (var side : i % 2 == 0 ? List.of(candela, bare) : List.of(bare, candela)) {
                int of = side.equals(candela) ? 0 : 1;
                long before = ProcessFigures.cpuMicros(side.server().pid());
                double taken = side.holder().does("tell") / 1e6;
                if (i >= 0) {
                    millis[of][i] = taken;
                    cpu[of][i] = (ProcessFigures.cpuMicros(side.server().pid()) - before) / 1e3;
                }
            }
        }
        String streams = STREAMS + " idle legacy sessions with a stream";
        return List.of(
            Row.figure(streams + ": RSS per session", "bytes", new double[] {candela.bytesPerStream()}, BYTES_MAX),
            Row.told("The same of the bare server", "–", Spread.of(bare.bytesPerStream()).shown() + " bytes", "–"),
            Row.ratio(streams + ": one notification to all, until the last has it", "ms", millis[0], millis[1],
                RATIO_MAX),
            Row.told("The same, server CPU", Spread.of(cpu[0]).shown() + " ms", Spread.of(cpu[1]).shown() + " ms",
                Spread.ofRatios(cpu[0], cpu[1]).shown()));
    }

    private static void settle() throws InterruptedException {
        // Nothing ends this wait: only time lets the server do what it does on its own.
        var _ = new CountDownLatch(1).await(SETTLE.toMillis(), TimeUnit.MILLISECONDS);
    }
}
