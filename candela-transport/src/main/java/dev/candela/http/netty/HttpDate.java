package dev.candela.http.netty;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// The value of the `Date` field, made anew once a second. Only on one event loop.
final class HttpDate {
    private static final DateTimeFormatter FORM =
        DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private long second;
    private String text = "";

    String text() {
        long now = System.currentTimeMillis() / 1000;
        if (now != second) {
            second = now;
            text = FORM.format(Instant.ofEpochSecond(now));
        }
        return text;
    }
}
