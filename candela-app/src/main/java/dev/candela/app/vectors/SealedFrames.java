package dev.candela.app.vectors;

import static dev.candela.app.vectors.Mismatch.require;

import dev.candela.lumen.cipher.FrameCipher;
import dev.candela.lumen.cipher.Opened;
import dev.candela.lumen.frame.Flags;
import java.util.HashSet;
import java.util.Set;

/// Sealed payloads that arrive in any order. Each counter is taken once within 64 of the greatest; the reference takes
/// some twice and some not at all, so of what it says about counters only what agrees with that is expected.
final class SealedFrames {
    private static final int WINDOW = 64;

    private final FrameCipher cipher;
    private final Set<Long> seen = new HashSet<>();
    private long greatest = -1;

    SealedFrames(FrameCipher cipher) {
        this.cipher = cipher;
    }

    void run(Row row) throws Mismatch {
        var items = row.rows("items");
        var reference = row.rows("reference");
        require("number of outcomes", items.size(), reference.size());
        for (int i = 0; i < items.size(); i++) {
            var item = items.get(i);
            byte[] encrypted = item.hex("encrypted");
            String expected = expected(reference.get(i), encrypted);
            if (row.has("recommended")) {
                boolean isOpened = row.texts("recommended").get(i).equals("ok");
                require("item " + i + ", recommended", isOpened, isOpened(expected));
            }
            String outcome = outcome(cipher.open(item.count("type"), item.count("flags") | Flags.ENCRYPTED, encrypted));
            if (expected.equals("opened")) {
                require("item " + i + " opened", true, isOpened(outcome));
            } else {
                require("item " + i, expected, outcome);
            }
        }
    }

    /// The plaintext, or why it is refused, or `opened` when only that is known.
    private String expected(Row reference, byte[] encrypted) throws Mismatch {
        String error = reference.members().text("error").orElse("");
        return switch (error) {
            case "AuthenticationFailed" -> "FORGED";
            case "TooShort" -> "TOO_SHORT";
            case "" -> isTaken(counter(encrypted)) ? reference.text("pt") : "REPLAYED";
            case "NonceReuse" -> isTaken(counter(encrypted)) ? "opened" : "REPLAYED";
            default -> throw reference.wrong("error", "AuthenticationFailed, TooShort or NonceReuse");
        };
    }

    /// Whether a counter is taken now, and never again.
    private boolean isTaken(long counter) {
        boolean isFresh = counter >= greatest - WINDOW && seen.add(counter);
        greatest = Math.max(greatest, counter);
        return isFresh;
    }

    /// As far as a counter of 63 bits can say.
    private static long counter(byte[] encrypted) {
        long counter = 0;
        for (int i = 0; i < Long.BYTES && i < encrypted.length; i++) {
            counter |= (encrypted[i] & 0xFFL) << (8 * i);
        }
        return counter;
    }

    private static boolean isOpened(String outcome) {
        return outcome.isEmpty() || Character.isDigit(outcome.charAt(0)) || Character.isLowerCase(outcome.charAt(0));
    }

    /// The plaintext as hex digits, or the reason in capitals.
    static String outcome(Opened opened) {
        return switch (opened) {
            case Opened.Plain(var payload) -> Row.hex(payload);
            case Opened.Refused(var reason) -> reason.name();
        };
    }
}
