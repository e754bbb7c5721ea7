package dev.candela.schema;

import dev.candela.json.Json;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Values that JSON writes as a string.
enum TextForm implements Form {
    STRING("", "a string"),
    /// With any offset; written in UTC.
    INSTANT("date-time", "a moment such as 2026-11-20T14:03:00Z"),
    OFFSET_DATE_TIME("date-time", "a moment such as 2026-11-20T14:03:00+01:00"),
    LOCAL_DATE("date", "a date such as 2026-11-20"),
    DURATION("duration", "a duration such as PT1H30M"),
    /// Absolute, as the format says.
    URI_TEXT("uri", "an absolute URI"),
    /// In its one full form; the JDK would also read `1-1-1-1-1`.
    UUID_TEXT("uuid", "a UUID"),
    BYTES("", "bytes in base64");

    /// Characters of a text with a format. What parses them copies them into its exceptions.
    private static final int FORMATTED_CHARS_MAX = 8192;

    private final String format;
    private final String expected;

    TextForm(String format, String expected) {
        this.format = format;
        this.expected = expected;
    }

    @Override
    public Json.Obj schema(Definitions definitions) {
        var schema = Json.obj("type", "string");
        return this == BYTES ? schema.with("contentEncoding", new Json.Str("base64"))
            : format.isEmpty() ? schema : schema.with("format", new Json.Str(format));
    }

    @Override
    public @Nullable Object read(Json value, Trail trail) {
        if (value instanceof Json.Str(var text) && (format.isEmpty() || text.length() <= FORMATTED_CHARS_MAX)) {
            Object parsed = parse(text);
            if (parsed != null) {
                return parsed;
            }
        }
        trail.unexpected(value, expected);
        return null;
    }

    /// Null when the text is something else.
    private @Nullable Object parse(String text) {
        try {
            return switch (this) {
                case STRING -> text;
                case INSTANT -> OffsetDateTime.parse(text).toInstant();
                case OFFSET_DATE_TIME -> OffsetDateTime.parse(text);
                case LOCAL_DATE -> LocalDate.parse(text);
                case DURATION -> Duration.parse(text);
                case URI_TEXT -> URI.create(text).isAbsolute() ? URI.create(text) : null;
                case UUID_TEXT -> uuid(text);
                case BYTES -> Base64.getDecoder().decode(text);
            };
        } catch (IllegalArgumentException | DateTimeException e) {
            return null;
        }
    }

    private static @Nullable UUID uuid(String text) {
        var uuid = UUID.fromString(text);
        return uuid.toString().equalsIgnoreCase(text) ? uuid : null;
    }

    @Override
    public Json write(Object value) {
        return new Json.Str(this == BYTES ? Base64.getEncoder().encodeToString((byte[]) value) : value.toString());
    }
}
