package dev.candela.bench;

import dev.candela.bench.floor.BareLine;
import dev.candela.bench.load.Era;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How soon a process that was started for one client answers, and how much memory it has after some work.
final class StdioQuestion implements Question {
    private static final double RATIO_MAX = 1.5;
    private static final double MB_MAX = 48;
    private static final int ROUNDS = 31;
    private static final int CALLS = 1_000;
    private static final int MEMORY_ROUNDS = 3;

    /// What is started, and what it is told first.
    private record Start(ProcessBuilder command, String line) {}

    /// How long a start took until its first answer, and the CPU time until then.
    private record Taken(double millis, double cpuMillis) {}

    @Override
    public List<Row> ask(Site site) throws IOException, InterruptedException {
        var script = site.candela("demo", "--stdio");
        var command = commandOf(script);
        var options = Site.jvmOptions(command);
        var direct = Site.again(command);
        var bare = Site.alone(withCache(site, options), BareLine.class);
        var rows = new ArrayList<Row>();
        for (var era : Era.values()) {
            String hello = era == Era.MODERN ? "`server/discover`" : "`initialize`";
            rows.addAll(compare(hello, new Start(direct, era.hello()), new Start(bare, era.hello()),
                new Start(script, era.hello())));
        }
        for (var era : Era.values()) {
            rows.add(memory(era, script));
        }
        return rows;
    }

    private static List<Row> compare(String hello, Start candela, Start bare, Start script)
            throws IOException, InterruptedException {
        int rounds = Main.rounds(ROUNDS);
        var starts = List.of(candela, bare, script);
        var wall = new double[starts.size()][rounds];
        var cpu = new double[starts.size()][rounds];
        for (var start : starts) {
            time(start);
        }
        for (int i = 0; i < rounds; i++) {
            for (int k = 0; k < starts.size(); k++) {
                int of = (i + k) % starts.size();
                var taken = time(starts.get(of));
                wall[of][i] = taken.millis();
                cpu[of][i] = taken.cpuMillis();
            }
        }
        String what = "stdio: spawn to the answer to " + hello;
        return List.of(
            Row.ratio(what + ", wall time", "ms", wall[0], wall[1], RATIO_MAX),
            Row.ratio(what + ", CPU time", "ms", cpu[0], cpu[1], RATIO_MAX),
            Row.told(what + ", wall time, with the launcher script", Spread.of(wall[2]).shown() + " ms",
                Spread.of(wall[1]).shown() + " ms", Spread.ofRatios(wall[2], wall[1]).shown()));
    }

    private static Taken time(Start start) throws IOException, InterruptedException {
        long since = System.nanoTime();
        var process = quiet(start.command()).start();
        try (var in = process.inputReader(); var out = process.outputWriter()) {
            say(out, start.line());
            expect(in, 1);
            double millis = (System.nanoTime() - since) / 1e6;
            return new Taken(millis, ProcessFigures.cpuMicros(process.pid()) / 1e3);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static Row memory(Era era, ProcessBuilder script) throws IOException, InterruptedException {
        var megabytes = new double[MEMORY_ROUNDS];
        for (int i = 0; i < megabytes.length; i++) {
            var process = quiet(script).start();
            try (var in = process.inputReader(); var out = process.outputWriter()) {
                say(out, era.hello());
                expect(in, 1);
                if (era == Era.LEGACY) {
                    say(out, Era.initialized());
                }
                for (int id = 2; id < CALLS + 2; id++) {
                    say(out, era.call(id, "echo", "hello"));
                    expect(in, id);
                }
                megabytes[i] = ProcessFigures.residentBytes(process.pid()) / 1e6;
            } finally {
                process.destroyForcibly().waitFor();
            }
        }
        return Row.figure("stdio: RSS after " + CALLS + " calls, " + (era == Era.MODERN ? "modern" : "legacy"),
            "MB", megabytes, MB_MAX);
    }

    private static void say(Writer out, String line) throws IOException {
        out.write(line + "\n");
        out.flush();
    }

    private static void expect(BufferedReader in, int id) throws IOException {
        String answer = in.readLine();
        if (answer == null || !answer.contains("\"id\":" + id) || !answer.contains("\"result\"")) {
            throw new IOException("answer: " + answer + " (expected: the result of request " + id + ")");
        }
    }

    /// What the launcher runs in the end.
    private static List<String> commandOf(ProcessBuilder script) throws IOException, InterruptedException {
        var process = quiet(script).start();
        try (var in = process.inputReader(); var out = process.outputWriter()) {
            say(out, Era.LEGACY.hello());
            expect(in, 1);
            return ProcessFigures.command(process.pid());
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /// The options for the floor, with a start cache of its own, which one run of it makes.
    private static List<String> withCache(Site site, List<String> options) throws IOException, InterruptedException {
        Path cache = site.root().resolve("candela-bench/target/bare-line.aot");
        var training = new ArrayList<>(options);
        training.add("-XX:AOTCacheOutput=" + cache);
        var process = quiet(Site.alone(training, BareLine.class)).start();
        try (var in = process.inputReader(); var out = process.outputWriter()) {
            say(out, Era.LEGACY.hello());
            expect(in, 1);
        }
        process.waitFor();
        if (!Files.exists(cache)) {
            throw new IOException("cache: " + cache + " was not written (expected: a JDK that can)");
        }
        var cached = new ArrayList<>(options);
        cached.addFirst("-XX:AOTCache=" + cache);
        return cached;
    }

    private static ProcessBuilder quiet(ProcessBuilder command) {
        return command.redirectError(ProcessBuilder.Redirect.DISCARD);
    }
}
