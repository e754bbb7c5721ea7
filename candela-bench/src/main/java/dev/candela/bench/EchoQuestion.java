package dev.candela.bench;

import dev.candela.bench.floor.BareEcho;
import dev.candela.bench.load.EchoCall;
import dev.candela.bench.load.EchoLoad;
import dev.candela.bench.load.Era;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/// What a call of the tool `echo` costs the server over Streamable HTTP, beside a bare Netty handler.
final class EchoQuestion implements Question {
    private static final double RATIO_MAX = 1.6;
    private static final int CONNECTIONS = 32;
    private static final int WARM_UP_CALLS = 150_000;
    private static final int CALLS = 40_000;
    private static final int ROUNDS = 11;

    @Override
    public List<Row> ask(Site site) throws IOException, InterruptedException {
        var rows = new ArrayList<Row>();
        for (var era : Era.values()) {
            rows.addAll(ask(site, era));
        }
        return rows;
    }

    private static List<Row> ask(Site site, Era era) throws IOException, InterruptedException {
        try (var candela = ServerProcess.start(site.candela("demo", "--http", "127.0.0.1:0"))) {
            var call = EchoCall.learn(candela.port(), era);
            var options = candela.jvmOptions();
            var copied = Base64.getEncoder().encodeToString(call.answer());
            try (var bare = ServerProcess.start(
                    Site.bare(options, BareEcho.class, copied, "10000000", EchoCall.TEXT));
                 var candelaLoad = EchoLoad.connect(candela.port(), era, call, true, CONNECTIONS);
                 var bareLoad = EchoLoad.connect(bare.port(), era, call, false, CONNECTIONS)) {
                candelaLoad.run(WARM_UP_CALLS);
                bareLoad.run(WARM_UP_CALLS);
                return compare(era, new Side(candela, candelaLoad), new Side(bare, bareLoad));
            }
        }
    }

    private static List<Row> compare(Era era, Side candela, Side bare) throws IOException {
        int rounds = Main.rounds(ROUNDS);
        var cpu = new double[2][rounds];
        var rate = new double[2][rounds];
        for (int i = 0; i < rounds; i++) {
            // Who begins changes from round to round.
            for (var side : i % 2 == 0 ? List.of(candela, bare) : List.of(bare, candela)) {
                int of = side.equals(candela) ? 0 : 1;
                long before = ProcessFigures.cpuMicros(side.server().pid());
                long nanos = side.load().run(CALLS);
                cpu[of][i] = (double) (ProcessFigures.cpuMicros(side.server().pid()) - before) / CALLS;
                rate[of][i] = CALLS * 1e9 / nanos;
            }
        }
        String name = "`tools/call echo` over HTTP, " + CONNECTIONS + " connections, "
            + era.name().toLowerCase(Locale.ROOT);
        return List.of(
            Row.ratio(name + ": server CPU per call", "µs", cpu[0], cpu[1], RATIO_MAX),
            Row.told(name + ": calls per second", Spread.of(rate[0]).shown(), Spread.of(rate[1]).shown(),
                Spread.ofRatios(rate[0], rate[1]).shown()));
    }

    private record Side(ServerProcess server, EchoLoad load) {}
}
