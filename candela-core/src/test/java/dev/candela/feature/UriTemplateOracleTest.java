package dev.candela.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Templates read as regular expressions, which are slow and simple, agree with ours on small random ones.
final class UriTemplateOracleTest {
    private static final long SEED = 20261120;
    private static final int TEMPLATES = 2_000;
    private static final int URIS = 50;

    private final Random random = new Random(SEED);

    @Test
    void a_template_covers_and_captures_what_its_regular_expression_does() {
        int covered = 0;
        for (int i = 0; i < TEMPLATES; i++) {
            var parts = parts();
            String text = String.join("", parts);
            var template = UriTemplate.parse(text);
            var pattern = pattern(parts);
            for (int k = 0; k < URIS; k++) {
                String uri = uri(parts);
                var expected = expected(parts, pattern, uri);
                assertThat(template.match(uri)).as("%s on %s", text, uri).isEqualTo(expected);
                covered += expected.isPresent() ? 1 : 0;
            }
        }
        assertThat(covered).isGreaterThan(TEMPLATES * URIS / 10);
    }

    private List<String> parts() {
        var parts = new ArrayList<String>();
        boolean isLiteral = random.nextBoolean();
        for (int i = 1 + random.nextInt(7); i > 0; i--) {
            parts.add(isLiteral ? letters(1 + random.nextInt(2)) : variable(parts.size()));
            isLiteral = !isLiteral;
        }
        return parts;
    }

    private String variable(int number) {
        return (random.nextInt(3) == 0 ? "{+v" : "{v") + number + "}";
    }

    private String letters(int count) {
        var letters = new StringBuilder();
        for (int i = 0; i < count; i++) {
            letters.append("ab-/".charAt(random.nextInt(4)));
        }
        return letters.toString();
    }

    /// Often one that fits.
    private String uri(List<String> parts) {
        var uri = new StringBuilder();
        for (String part : parts) {
            uri.append(part.startsWith("{") ? letters(1 + random.nextInt(3)) : part);
        }
        if (random.nextInt(4) == 0) {
            uri.insert(random.nextInt(uri.length() + 1), letters(1));
        }
        return uri.toString();
    }

    private static Pattern pattern(List<String> parts) {
        var pattern = new StringBuilder();
        for (String part : parts) {
            pattern.append(!part.startsWith("{") ? Pattern.quote(part) : part.startsWith("{+") ? "(.+)" : "([^/]+)");
        }
        return Pattern.compile(pattern.toString());
    }

    private static Optional<Map<String, String>> expected(List<String> parts, Pattern pattern, String uri) {
        var matcher = pattern.matcher(uri);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var captured = new LinkedHashMap<String, String>();
        String before = "";
        for (String part : parts) {
            if (part.startsWith("{")) {
                String value = matcher.group(captured.size() + 1);
                if (value.startsWith("/") && before.endsWith("/")) {
                    return Optional.empty();
                }
                captured.put(part.replaceAll("[{+}]", ""), value);
            }
            before = part;
        }
        return Optional.of(captured);
    }
}
