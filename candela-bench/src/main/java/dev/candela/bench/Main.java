package dev.candela.bench;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/// Asks the questions that are named, or all of them, and prints the table.
final class Main {
    public static void main(String[] args) throws IOException, InterruptedException {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        var site = new Site(Path.of(System.getProperty("candela.root", ".")).toAbsolutePath().normalize());
        var questions = questions();
        var asked = new ArrayList<Question>();
        for (String name : args) {
            var question = questions.get(name);
            if (question == null) {
                throw new IllegalArgumentException(
                    "question: " + name + " (expected: " + String.join(", ", questions.keySet()) + ")");
            }
            asked.add(question);
        }
        out.print(Row.HEAD);
        for (var question : asked.isEmpty() ? questions.values() : asked) {
            for (var row : question.ask(site)) {
                out.print(row.markdown());
            }
        }
        // Children may still write, and virtual threads read; nothing of it is wanted any more.
        System.exit(0);
    }

    private static Map<String, Question> questions() {
        var questions = new LinkedHashMap<String, Question>();
        questions.put("http", new EchoQuestion());
        questions.put("idle", new IdleQuestion());
        questions.put("stdio", new StdioQuestion());
        questions.put("weight", new WeightQuestion());
        questions.put("micro", new MicroQuestion());
        questions.put("lumen-codec", new LumenCodecQuestion());
        questions.put("lumen-socket", new LumenSocketQuestion());
        return questions;
    }

    /// Rounds of a comparison.
    static int rounds(int byDefault) {
        String asked = System.getenv("CANDELA_BENCH_ROUNDS");
        return asked == null ? byDefault : Integer.parseInt(asked);
    }

    private Main() {}
}
