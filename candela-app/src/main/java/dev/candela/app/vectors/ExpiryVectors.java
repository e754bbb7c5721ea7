package dev.candela.app.vectors;

import static dev.candela.app.vectors.Mismatch.require;

import dev.candela.json.Json;
import dev.candela.lumen.macaroon.Caveat;
import dev.candela.lumen.macaroon.Checked;
import dev.candela.lumen.macaroon.Macaroon;
import dev.candela.lumen.macaroon.MacaroonCheck;
import dev.candela.lumen.macaroon.RootKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Times after which a macaroon is worth nothing. A time must be whole and have a zone, which counts: the reference
/// passes over the zone, and takes dates alone and minutes of 99 seconds. Whatever is no time has always passed.
final class ExpiryVectors {
    private static final String PREFIX = "expiry < ";
    private static final Pattern WHOLE = Pattern.compile(
        "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})");

    private ExpiryVectors() {}

    static void run(Row row) throws Mismatch {
        String caveat = row.text("caveat");
        if (!caveat.startsWith(PREFIX)) {
            throw row.wrong("caveat", PREFIX + "and a time");
        }
        var macaroon = MacaroonRunner.parsed(row.hex("encoded"))
            .orElseThrow(() -> row.wrong("encoded", "a macaroon"));
        require("caveats", List.of(caveat), macaroon.caveats().stream().map(Caveat::text).toList());
        var end = end(caveat.substring(PREFIX.length()));
        if (end.isPresent()) {
            reference(row, end.get());
            long second = end.get().toEpochSecond();
            require("a second before", true, at(second - 1, row, macaroon) instanceof Checked.Allowed);
            require("from then on", new Checked.Expired(), at(second, row, macaroon));
            return;
        }
        require("long ago", new Checked.Expired(), at(0, row, macaroon));
        if (row.value("rejected_from_unix_second") instanceof Json.Num it) {
            long second = it.exactLong().orElseThrow(() -> row.wrong("rejected_from_unix_second", "a whole number"));
            require("a second before", new Checked.Expired(), at(second - 1, row, macaroon));
        }
    }

    /// The reference must have said the same, but for the zone and for the leap day, which it does not know.
    private static void reference(Row row, OffsetDateTime end) throws Mismatch {
        if (!row.isNull("rejected_from_unix_second")) {
            require("rejected_from_unix_second", end.toLocalDateTime().toEpochSecond(ZoneOffset.UTC),
                row.whole("rejected_from_unix_second"));
        } else {
            require("a day that the reference does not know", "--02-29", leapDay(end.toLocalDateTime()));
        }
    }

    private static String leapDay(LocalDateTime it) {
        return "--%02d-%02d".formatted(it.getMonthValue(), it.getDayOfMonth());
    }

    private static Checked at(long second, Row row, Macaroon macaroon) throws Mismatch {
        return new MacaroonCheck(() -> Instant.ofEpochSecond(second), RootKey.of(row.hex("key")))
            .check(macaroon, _ -> true);
    }

    private static Optional<OffsetDateTime> end(String time) {
        try {
            return WHOLE.matcher(time).matches() ? Optional.of(OffsetDateTime.parse(time)) : Optional.empty();
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
