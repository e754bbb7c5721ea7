package dev.candela.bench;

import dev.candela.bench.micro.LumenWays;
import dev.candela.bench.micro.LumenWays.Way;
import dev.candela.json.MalformedJson;
import dev.candela.lumen.MalformedLumen;
import dev.candela.lumen.context.SizeTable;
import dev.candela.lumen.frame.FrameHeader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;

/// What reading, writing and passing on a message costs in LUMEN, beside jackson-core with JSON text, and how many
/// bytes it takes.
final class LumenCodecQuestion implements Question {
    private static final int ROUNDS = 15;

    private static final List<Comparison> COMPARISONS = List.of(
        new Comparison("LUMEN → `Json` beside jackson-core → `Json`", Way.LUMEN_READ, Way.JACKSON_READ, 0.6),
        new Comparison("LUMEN → `Json` beside our JSON reader → `Json`", Way.LUMEN_READ, Way.JSON_READ, Double.NaN),
        new Comparison("`Json` → LUMEN beside `Json` → jackson-core", Way.LUMEN_WRITE, Way.JACKSON_WRITE, 1),
        new Comparison("JSON text → LUMEN beside jackson-core, parse and write", Way.TO_LUMEN, Way.JACKSON_COPY, 1.2),
        new Comparison("LUMEN → JSON text beside jackson-core, parse and write", Way.FROM_LUMEN, Way.JACKSON_COPY, 1));

    /// @param bound  of the geometric mean of all messages; NaN for none
    private record Comparison(String what, Way candela, Way floor, double bound) {}

    @Override
    public List<Row> ask(Site site) throws IOException {
        var corpus = Corpus.of(site.root());
        try {
            var names = new ArrayList<String>();
            var messages = new ArrayList<LumenWays>();
            var frameBytes = new IdentityHashMap<byte[], Integer>();
            for (var it : corpus.messages().entrySet()) {
                var ways = new LumenWays(it.getValue());
                names.add(it.getKey());
                messages.add(ways);
                frameBytes.put(it.getValue(), FrameHeader.size(ways.payloadBytes()) + ways.payloadBytes());
            }
            var times = CodecTimes.measure(messages, Main.rounds(ROUNDS));
            var rows = new ArrayList<Row>();
            for (var it : COMPARISONS) {
                rows.addAll(compare(it, names, times));
            }
            rows.add(allocated("JSON text → LUMEN", Way.TO_LUMEN, times));
            rows.add(allocated("LUMEN → JSON text", Way.FROM_LUMEN, times));
            rows.addAll(SizeRows.of(SizeTable.of(corpus.messages(), it -> frameBytes.getOrDefault(it, 0))));
            return rows;
        } catch (MalformedJson | MalformedLumen e) {
            throw new IOException("corpus: not read (expected: every message in every form)", e);
        }
    }

    private static List<Row> compare(Comparison it, List<String> names, CodecTimes times) {
        var candela = times.of(it.candela());
        var floor = times.of(it.floor());
        var ratios = new double[names.size()][];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = Spread.ratios(candela[i], floor[i]);
        }
        int worst = 0;
        for (int i = 1; i < ratios.length; i++) {
            worst = Spread.of(ratios[i]).median() > Spread.of(ratios[worst]).median() ? i : worst;
        }
        String all = it.what() + ", CPU, geometric mean of " + names.size() + " messages";
        return List.of(
            Row.ratio(all, "ns", means(candela), means(floor), it.bound()),
            Row.told("The same, the message in the middle", "–", "–", Spread.of(middles(ratios)).shown()),
            Row.told("The same, the worst message, `" + names.get(worst) + "`",
                Spread.of(candela[worst]).shown() + " ns", Spread.of(floor[worst]).shown() + " ns",
                Spread.of(ratios[worst]).shown()));
    }

    /// Of all messages, for each round.
    private static double[] means(double[][] byMessage) {
        var means = new double[byMessage[0].length];
        for (int round = 0; round < means.length; round++) {
            int at = round;
            double meanLog = Arrays.stream(byMessage).mapToDouble(it -> Math.log(it[at])).average().orElseThrow();
            means[round] = Math.exp(meanLog);
        }
        return means;
    }

    private static double[] middles(double[][] byMessage) {
        var middles = new double[byMessage[0].length];
        for (int round = 0; round < middles.length; round++) {
            int at = round;
            middles[round] = Spread.of(Arrays.stream(byMessage).mapToDouble(it -> it[at]).toArray()).median();
        }
        return middles;
    }

    private static Row allocated(String what, Way way, CodecTimes times) throws MalformedJson, MalformedLumen {
        return Row.told(what + ": bytes allocated beside the output, the message in the middle, and all of them",
            bytes(times.allocated(way)), bytes(times.allocated(Way.JACKSON_COPY)), "–");
    }

    private static String bytes(double[] values) {
        var spread = Spread.of(values);
        return String.format(Locale.ROOT, "%.0f (%.0f–%.0f) bytes", spread.median(), spread.min(), spread.max());
    }
}
