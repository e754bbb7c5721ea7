package dev.candela.feature;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.candela.model.McpError;
import dev.candela.model.McpException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What holds for any text that a client sends as a cursor.
class CursorFuzzTest {
    private static final List<String> SEEDS =
        List.of("YWZ0ZXI6NTA", "YWZ0ZXI6MA", "YWZ0ZXI6LTE", "YWZ0ZXI6OTIyMzM3MjAzNjg1NDc3NTgwOA", "NTA=", "");
    private static final int ROUNDS = 50_000;

    @FuzzTest(maxDuration = "1m")
    void any_text_is_a_place_or_refused(byte[] text) {
        check(new String(text, ISO_8859_1));
    }

    @Test
    void changed_cursors_are_places_or_refused() {
        var random = new Random(20261120);
        int understood = 0;
        for (int round = 0; round < ROUNDS; round++) {
            understood += check(changed(SEEDS.get(random.nextInt(SEEDS.size())), random)) ? 1 : 0;
        }
        assertThat(understood).isPositive().isLessThan(ROUNDS);
    }

    /// True when it was understood: then it is written in the one way that this server writes it.
    private static boolean check(String text) {
        try {
            var cursor = Cursor.parse(text);
            assertThat(cursor.after()).isNotNegative();
            assertThat(text.isEmpty() || cursor.format().equals(text)).isTrue();
            return true;
        } catch (McpException e) {
            assertThat(e.error().code()).isEqualTo(McpError.INVALID_PARAMS);
            assertThat(e.error().message()).isEqualTo("cursor: unknown (expected: one that this server gave)");
            return false;
        }
    }

    private static String changed(String seed, Random random) {
        var text = new StringBuilder(seed);
        for (int changes = random.nextInt(3); changes > 0; changes--) {
            int at = random.nextInt(text.length() + 1);
            if (at == text.length() || random.nextBoolean()) {
                text.insert(at, (char) random.nextInt(256));
            } else {
                text.setCharAt(at, (char) ('0' + random.nextInt(75)));
            }
        }
        return text.toString();
    }
}
