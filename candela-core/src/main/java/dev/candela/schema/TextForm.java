package dev.candela.schema;

import dev.candela.json.Json;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Values that JSON writes as a string.
///
/// @param keywords  what the schema says besides `type`
/// @param expected  what the text is, in words
/// @param parse     throws an [IllegalArgumentException] or [DateTimeException] when the text is something else
record TextForm(Json.Obj keywords, String expected, Function<String, Object> parse, Function<Object, String> print)
    implements Form {
    /// Characters of a text that is more than a text, and is written by somebody else's parser into an exception.
    private static final int CHARS_MAX = 8192;

    static final TextForm STRING =
        new TextForm(Json.Obj.EMPTY, "a string", it -> it, Object::toString);

    /// A moment, with any offset; written in UTC.
    static final TextForm INSTANT = of("date-time", "a moment such as 2026-11-20T14:03:00Z",
        it -> OffsetDateTime.parse(it).toInstant());

    static final TextForm OFFSET_DATE_TIME = of("date-time", "a moment such as 2026-11-20T14:03:00+01:00",
        OffsetDateTime::parse);

    static final TextForm LOCAL_DATE = of("date", "a date such as 2026-11-20", LocalDate::parse);

    static final TextForm DURATION = of("duration", "a duration such as PT1H30M", Duration::parse);

    /// Absolute, as the format says.
    static final TextForm URI_TEXT = of("uri", "an absolute URI", it -> {
        var uri = URI.create(it);
        if (!uri.isAbsolute()) {
            throw new IllegalArgumentException("uri: relative (expected: absolute)");
        }
        return uri;
    });

    /// In its one full form; the JDK would also read `1-1-1-1-1`.
    static final TextForm UUID_TEXT = of("uuid", "a UUID", it -> {
        var uuid = UUID.fromString(it);
        if (!uuid.toString().equalsIgnoreCase(it)) {
            throw new IllegalArgumentException("uuid: shortened (expected: 36 characters)");
        }
        return uuid;
    });

    static final TextForm BYTES = new TextForm(Json.obj("contentEncoding", "base64"), "bytes in base64",
        it -> Base64.getDecoder().decode(it), it -> Base64.getEncoder().encodeToString((byte[]) it));

    private static TextForm of(String format, String expected, Function<String, Object> parse) {
        Function<String, Object> bounded = text -> {
            if (text.length() > CHARS_MAX) {
                throw new IllegalArgumentException("text: too long (expected: at most " + CHARS_MAX + " characters)");
            }
            return parse.apply(text);
        };
        return new TextForm(Json.obj("format", format), expected, bounded, Object::toString);
    }

    @Override
    public Json.Obj schema(Definitions definitions) {
        return Json.obj("type", "string").merge(keywords);
    }

    @Override
    public @Nullable Object read(Json value, Trail trail) {
        if (value instanceof Json.Str(var text)) {
            try {
                return parse.apply(text);
            } catch (IllegalArgumentException | DateTimeException e) {
                trail.unexpected(value, expected);
                return null;
            }
        }
        trail.unexpected(value, expected);
        return null;
    }

    @Override
    public Json write(Object value) {
        return new Json.Str(print.apply(value));
    }
}
