package dev.candela.bench;

import dev.candela.bench.micro.EchoBench;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// What the parts cost that every message passes: nanoseconds and bytes allocated per operation.
final class MicroQuestion implements Question {
    private static final int FORKS = 2;
    private static final int ITERATIONS = 4;

    @Override
    public List<Row> ask(Site site) throws IOException {
        var options = new OptionsBuilder()
            .include(EchoBench.class.getPackageName() + ".*")
            .mode(Mode.AverageTime)
            .timeUnit(TimeUnit.NANOSECONDS)
            .forks(Main.rounds(FORKS))
            .warmupIterations(ITERATIONS).warmupTime(TimeValue.seconds(1))
            .measurementIterations(ITERATIONS).measurementTime(TimeValue.seconds(1))
            .jvmArgs("-XX:+UseSerialGC", "-Xmx512m", "--sun-misc-unsafe-memory-access=allow")
            .addProfiler(GCProfiler.class)
            .verbosity(VerboseMode.SILENT)
            .shouldFailOnError(true)
            .build();
        try {
            var rows = new ArrayList<Row>();
            for (var result : new Runner(options).run()) {
                rows.add(row(result));
            }
            return rows;
        } catch (RunnerException e) {
            throw new IOException("benchmarks failed", e);
        }
    }

    private static Row row(RunResult result) {
        var params = result.getParams();
        String method = params.getBenchmark();
        String name = method.substring(EchoBench.class.getPackageName().length() + 1);
        String of = params.getParamsKeys().stream().map(params::getParam).collect(Collectors.joining(", "));
        var time = result.getPrimaryResult().getStatistics();
        return Row.told("JMH `" + name + "`" + (of.isEmpty() ? "" : ", " + of),
            new Spread(time.getMin(), time.getPercentile(50), time.getMax()).shown() + " ns, "
                + String.format(Locale.ROOT, "%.0f", allocated(result)) + " bytes", "–", "–");
    }

    /// Bytes of one operation.
    @SuppressWarnings("rawtypes") // as the harness declares its results
    private static double allocated(RunResult result) {
        double bytes = Double.NaN;
        for (String key : result.getSecondaryResults().keySet()) {
            bytes = key.endsWith("gc.alloc.rate.norm") ? result.getSecondaryResults().get(key).getScore() : bytes;
        }
        return bytes;
    }
}
