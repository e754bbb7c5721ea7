package dev.candela.app.vectors;

import static dev.candela.app.vectors.Mismatch.require;

import dev.candela.lumen.MalformedLumen;
import dev.candela.lumen.macaroon.Caveat;
import dev.candela.lumen.macaroon.Checked;
import dev.candela.lumen.macaroon.Macaroon;
import dev.candela.lumen.macaroon.MacaroonCheck;
import dev.candela.lumen.macaroon.RootKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;

/// Macaroons. What does not fit is refused, where the reference cuts it and spoils the signature; so are bytes behind
/// one, more than 32 caveats, and times that are not whole or have no zone.
final class MacaroonRunner implements Runner {
    /// Bytes behind a macaroon that are looked for.
    private static final int TRAILING_MAX = 16;

    @Override
    public void run(Row row) throws Mismatch {
        switch (row.text("op")) {
            case "make" -> make(row);
            case "verify" -> verify(row);
            case "expiry" -> ExpiryVectors.run(row);
            case "decode" -> decode(row);
            default -> throw row.wrong("op", "make, verify, expiry or decode");
        }
    }

    private static void make(Row row) throws Mismatch {
        byte[] encoded = row.hex("encoded");
        var read = parsed(encoded).orElseThrow(() -> row.wrong("encoded", "a macaroon"));
        decoded(row.row("decoded"), read);
        signatures(row, read);
        if (!fits(row)) {
            require("whether it is refused", true, minted(row).isEmpty());
            require("id", cut(row.text("id")), read.id());
            require("location", cut(row.text("location")), read.location());
            return;
        }
        var made = minted(row).orElseThrow(() -> new Mismatch("macaroon", "one that can be made", "refused"));
        require("encoded", row.text("encoded"), Row.hex(made.bytes()));
        require("encoded_len_api", row.count("encoded_len_api"), encoded.length);
    }

    /// As far as each step fits.
    private static void signatures(Row row, Macaroon read) throws Mismatch {
        var signatures = row.texts("signatures");
        var caveats = row.texts("caveats");
        require("number of signatures", caveats.size() + 1, signatures.size());
        require("last signature", signatures.getLast(), signature(read));
        if (bytes(row.text("id")) > Macaroon.TEXT_BYTES_MAX) {
            return;
        }
        var step = Macaroon.mint(RootKey.of(row.hex("key")), row.text("id"), "");
        require("signature 0", signatures.getFirst(), signature(step));
        for (int i = 0; i < Math.min(caveats.size(), Macaroon.CAVEATS_MAX); i++) {
            if (bytes(caveats.get(i)) > Macaroon.TEXT_BYTES_MAX) {
                return;
            }
            step = step.attenuate(Caveat.of(caveats.get(i)));
            require("signature " + (i + 1), signatures.get(i + 1), signature(step));
        }
    }

    private static boolean fits(Row row) throws Mismatch {
        boolean fits = bytes(row.text("id")) <= Macaroon.TEXT_BYTES_MAX
            && bytes(row.text("location")) <= Macaroon.TEXT_BYTES_MAX
            && row.texts("caveats").size() <= Macaroon.CAVEATS_MAX;
        return fits && row.texts("caveats").stream().allMatch(it -> bytes(it) <= Macaroon.TEXT_BYTES_MAX);
    }

    /// As the reference cuts what is too long.
    private static String cut(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new String(bytes, 0, Math.min(bytes.length, Macaroon.TEXT_BYTES_MAX), StandardCharsets.UTF_8);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static Optional<Macaroon> minted(Row row) throws Mismatch {
        var caveats = row.texts("caveats");
        var key = RootKey.of(row.hex("key"));
        String id = row.text("id");
        String location = row.text("location");
        try {
            var macaroon = Macaroon.mint(key, id, location);
            for (String it : caveats) {
                macaroon = macaroon.attenuate(Caveat.of(it));
            }
            return Optional.of(macaroon);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static String signature(Macaroon macaroon) {
        String hex = Row.hex(macaroon.bytes());
        return hex.substring(hex.length() - 64);
    }

    static Optional<Macaroon> parsed(byte[] bytes) {
        try {
            return Optional.of(Macaroon.parse(bytes));
        } catch (MalformedLumen _) {
            return Optional.empty();
        }
    }

    private static void decode(Row row) throws Mismatch {
        var read = parsed(row.hex("hex"));
        var decoded = row.optionalRow("decoded");
        if (decoded.isEmpty() || decoded.get().list("caveats").size() > Macaroon.CAVEATS_MAX) {
            require("whether it is refused", true, read.isEmpty());
        } else {
            decoded(decoded.get(), read.orElseThrow(() -> new Mismatch("hex", "a macaroon", "refused")));
        }
    }

    private static void decoded(Row expected, Macaroon macaroon) throws Mismatch {
        require("version", 1L, expected.whole("version"));
        require("id", expected.text("id"), macaroon.id());
        require("location", expected.text("location"), macaroon.location());
        require("caveats", expected.texts("caveats"), macaroon.caveats().stream().map(Caveat::text).toList());
        require("signature", expected.text("signature"), signature(macaroon));
    }

    private static void verify(Row row) throws Mismatch {
        var asked = new ArrayList<String>();
        var allow = row.texts("allow");
        var now = Instant.ofEpochSecond(row.whole("now"));
        byte[] encoded = row.hex("encoded");
        var macaroon = parsed(encoded);
        if (macaroon.isEmpty()) {
            require("result of what cannot be read", false, row.isTrue("result") && !hasTrailing(encoded));
            return;
        }
        var checked = new MacaroonCheck(() -> now, RootKey.of(row.hex("key"))).check(macaroon.get(), it -> {
            asked.add(it.text());
            return allow.contains(it.text());
        });
        boolean hasNoTime = macaroon.get().caveats().stream()
            .anyMatch(it -> it instanceof Caveat.Expiry expiry && expiry.end().isEmpty());
        boolean expected = row.isTrue("result") && !hasNoTime;
        require("allowed", expected, checked instanceof Checked.Allowed);
        if (expected) {
            require("caveats_given_to_the_checker", row.texts("caveats_given_to_the_checker"), asked);
        }
    }

    private static boolean hasTrailing(byte[] encoded) {
        for (int less = 1; less <= TRAILING_MAX && less < encoded.length; less++) {
            if (parsed(Arrays.copyOf(encoded, encoded.length - less)).isPresent()) {
                return true;
            }
        }
        return false;
    }
}
