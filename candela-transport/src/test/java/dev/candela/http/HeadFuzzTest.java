package dev.candela.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What holds for the head of any request at all: a line with method and target, then lines with fields.
class HeadFuzzTest {
    private static final Path SEEDS =
        Path.of("src/test/resources/dev/candela/http/HeadFuzzTestInputs/any_head_is_judged");
    private static final Pattern HOST = Pattern.compile("(?i)(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d{1,5})?");
    private static final Pattern ORIGIN = Pattern.compile("(?i)https?://" + HOST.pattern().substring(4));
    private static final Set<Integer> STATUSES = Set.of(204, 400, 403, 404, 405, 406, 415);
    private static final Set<String> PATHS = Set.of("/mcp", "/mcp/", "/sse", "/sse/");

    private final HttpBinding binding = new HttpBinding(
        List.of(new Mount("/mcp", new ScriptedReceiver())), HttpOptions.DEFAULT, true, new SecureRandom());

    @FuzzTest(maxDuration = "1m")
    void any_head_is_judged(byte[] text) {
        check(text);
    }

    @Test
    void changed_heads_are_judged() throws IOException {
        var random = new Random(20261120);
        var seeds = seeds();
        long end = System.nanoTime() + Duration.ofSeconds(1).toNanos();
        int admitted = 0;
        for (int round = 0; round < 200_000 && (round % 100 != 0 || System.nanoTime() < end); round++) {
            admitted += check(Rubbish.change(seeds, random)) ? 1 : 0;
        }
        assertThat(admitted).isPositive();
    }

    /// True when the request was admitted.
    private boolean check(byte[] text) {
        var lines = new String(text, ISO_8859_1).split("\n", -1);
        var first = lines[0].split(" ", 2);
        var headers = headers(lines);
        var head = RequestHead.of(first[0], first.length == 2 ? first[1] : "", headers, "127.0.0.1");
        if (head.isEmpty()) {
            return false;
        }
        String origin = headers.first("origin").orElse("");
        boolean mayAsk = headers.first("host").stream().allMatch(it -> HOST.matcher(it).matches())
            && (headers.first("origin").isEmpty() || ORIGIN.matcher(origin).matches());
        return switch (binding.admit(head.get())) {
            case Admission.Upgraded it -> throw new AssertionError(it.toString());
            case Admission.Admitted _ -> {
                assertThat(mayAsk).isTrue();
                assertThat(PATHS).contains(head.get().path());
                yield true;
            }
            case Admission.Answered(var answer) -> {
                assertThat(STATUSES).contains(answer.status());
                assertThat(mayAsk || answer.status() == 403 || answer.status() == 400).isTrue();
                for (int i = 0; i < answer.size(); i++) {
                    assertThat(answer.value(i)).matches("[ -~]*");
                    if (answer.name(i).equals("Access-Control-Allow-Origin")) {
                        assertThat(answer.value(i)).isEqualTo(origin);
                    }
                }
                yield false;
            }
        };
    }

    private static RequestHeaders headers(String[] lines) {
        var fields = new ArrayList<String>();
        for (String line : Arrays.asList(lines).subList(1, lines.length)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                fields.add(line.substring(0, colon).toLowerCase(Locale.ROOT));
                fields.add(line.substring(colon + 1).strip());
            }
        }
        return RequestHeaders.of(fields.toArray(String[]::new));
    }

    private static List<byte[]> seeds() throws IOException {
        var seeds = new ArrayList<byte[]>();
        try (var files = Files.list(SEEDS)) {
            for (Path file : files.sorted().toList()) {
                seeds.add(Files.readAllBytes(file));
            }
        }
        return seeds;
    }
}
