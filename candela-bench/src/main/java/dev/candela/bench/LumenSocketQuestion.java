package dev.candela.bench;

import dev.candela.bench.floor.BareUnixLine;
import dev.candela.bench.load.SocketLoad;
import dev.candela.lumen.link.LinkSettings;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// What a call of the tool `echo` takes over a socket, in lines of JSON and in LUMEN: of time, and of the server.
final class LumenSocketQuestion implements Question {
    private static final int ROUNDS = 7;
    private static final Mode ONE = new Mode("one call after another", 1, 8_000);
    private static final Mode MANY = new Mode("64 calls at once", 64, 50_000);
    private static final int WARM_UP_RUNS = 4;
    private static final int CALLS_FOR_BYTES = 1_000;

    /// Who is measured, by index.
    private static final int BARE = 0;
    private static final int LINES = 1;
    private static final int LUMEN = 2;
    private static final int CONTEXT = 3;
    private static final int TCP = 4;

    private static final List<Comparison> COMPARISONS = List.of(
        new Comparison("JSON lines beside a bare line echo", LINES, BARE, Double.NaN),
        new Comparison("LUMEN beside JSON lines", LUMEN, LINES, 1),
        new Comparison("LUMEN with `x-candela-deflate` beside JSON lines", CONTEXT, LINES, Double.NaN),
        new Comparison("JSON lines over TCP beside those over a Unix socket", TCP, LINES, Double.NaN));

    /// How calls follow each other.
    private record Mode(String what, int atOnce, int calls) {}

    /// @param bound  of the ratios of times; NaN for none
    private record Comparison(String what, int candela, int floor, double bound) {}

    @Override
    public List<Row> ask(Site site) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("candela-bench-");
        var path = folder.resolve("mcp");
        var barePath = folder.resolve("bare");
        try (var candela = ServerProcess.start(site.candela("demo", "--tcp", "127.0.0.1:0", "--unix", path.toString()));
             var bare = ServerProcess.start(
                 Site.alone(candela.jvmOptions(), BareUnixLine.class, barePath.toString()));
             var echoes = unix(bare, barePath, new LineSpeech());
             var lines = unix(candela, path, new LineSpeech());
             var lumen = unix(candela, path, new FrameSpeech(LinkSettings.CALLING));
             var context = unix(candela, path, new FrameSpeech(LinkSettings.CALLING.compressing()));
             var tcp = tcp(candela, new LineSpeech())) {
            var talks = List.of(echoes, lines, lumen, context, tcp);
            var rows = new ArrayList<Row>();
            warmUp(talks);
            rows.addAll(compare(ONE, talks));
            rows.addAll(compare(MANY, talks));
            for (var it : COMPARISONS) {
                rows.add(bytes(it, talks));
            }
            return rows;
        } finally {
            Files.deleteIfExists(path);
            Files.deleteIfExists(barePath);
            Files.delete(folder);
        }
    }

    private static Talk unix(ServerProcess server, Path path, Speech speech) throws IOException {
        return Talk.begin(server, SocketLoad.connect(UnixDomainSocketAddress.of(path), speech.cut()), speech);
    }

    private static Talk tcp(ServerProcess server, Speech speech) throws IOException {
        return Talk.begin(server, SocketLoad.connect(server.port(), speech.cut()), speech);
    }

    /// The compilers of the server are busy with what many calls do, and have nothing left to do afterwards.
    private static void warmUp(List<Talk> talks) throws IOException {
        for (int run = 0; run < WARM_UP_RUNS; run++) {
            for (var talk : talks) {
                talk.run(MANY.calls() / 2, MANY.atOnce());
                talk.run(ONE.calls() / 2, ONE.atOnce());
            }
        }
    }

    private static List<Row> compare(Mode mode, List<Talk> talks) throws IOException {
        int rounds = Main.rounds(ROUNDS);
        var taken = new Talk.Taken[talks.size()][rounds];
        for (int round = 0; round < rounds; round++) {
            for (int turn = 0; turn < talks.size(); turn++) {
                int of = (round + turn) % talks.size();
                taken[of][round] = talks.get(of).run(mode.calls(), mode.atOnce());
            }
        }
        var rows = new ArrayList<Row>();
        for (var it : COMPARISONS) {
            rows.addAll(rows(mode.what() + ", " + it.what(), it, taken));
        }
        return rows;
    }

    private static List<Row> rows(String what, Comparison it, Talk.Taken[][] taken) {
        var both = new Both(taken[it.candela()], taken[it.floor()]);
        return List.of(
            both.times(what + ": round trip, p50", Talk.Taken::middleMicros, it.bound()),
            both.times("The same, p99", Talk.Taken::lateMicros, it.bound()),
            both.times("The same, server CPU per call", Talk.Taken::cpuMicros, it.bound()),
            Row.ratioAtLeast("The same, calls per second", both.mine(Talk.Taken::callsPerSecond),
                both.others(Talk.Taken::callsPerSecond), it.bound()));
    }

    private static Row bytes(Comparison it, List<Talk> talks) throws IOException {
        double candela = talks.get(it.candela()).run(CALLS_FOR_BYTES, 1).bytes();
        double floor = talks.get(it.floor()).run(CALLS_FOR_BYTES, 1).bytes();
        return Row.told(it.what() + ": bytes of a call and its answer", String.format(Locale.ROOT, "%.0f", candela),
            String.format(Locale.ROOT, "%.0f", floor), String.format(Locale.ROOT, "%.3f", candela / floor));
    }

    /// Two of them, round by round.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Both(Talk.Taken[] candela, Talk.Taken[] floor) {
        Row times(String what, ToDoubleFunction<Talk.Taken> figure, double bound) {
            return Row.ratio(what, "µs", mine(figure), others(figure), bound);
        }

        double[] mine(ToDoubleFunction<Talk.Taken> figure) {
            return Arrays.stream(candela).mapToDouble(figure).toArray();
        }

        double[] others(ToDoubleFunction<Talk.Taken> figure) {
            return Arrays.stream(floor).mapToDouble(figure).toArray();
        }
    }
}
