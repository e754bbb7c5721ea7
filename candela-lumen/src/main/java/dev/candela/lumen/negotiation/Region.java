package dev.candela.lumen.negotiation;

import dev.candela.json.Json;
import dev.candela.lumen.MalformedLumen;
import java.util.Optional;

/// Where two ends can meet in shared memory. A foreign one has been bounded in length only: whoever maps it checks the
/// name and compares the size with what is there.
///
/// @param name   as it was written; some write a slash before it
/// @param bytes  size of the whole region
public record Region(String name, long bytes) {
    /// Characters of the longest name.
    public static final int NAME_CHARS_MAX = 255;

    public Region {
        if (name.isEmpty() || name.length() > NAME_CHARS_MAX) {
            throw new IllegalArgumentException(
                "region name: " + name.length() + " characters (expected: 1.." + NAME_CHARS_MAX + ")");
        }
        if (bytes <= 0) {
            throw new IllegalArgumentException("region bytes: " + bytes + " (expected: > 0)");
        }
    }

    /// The name without the slash before it.
    public String bareName() {
        return name.startsWith("/") ? name.substring(1) : name;
    }

    /// Empty when the object names none.
    static Optional<Region> read(Json.Obj from, String nameMember, String bytesMember) throws MalformedLumen {
        if (!Greeting.has(from, nameMember)) {
            return Optional.empty();
        }
        String name = from.text(nameMember).orElse("");
        if (name.isEmpty() || name.length() > NAME_CHARS_MAX) {
            throw new MalformedLumen(nameMember + ": " + name.length() + " characters (expected: text of 1.."
                + NAME_CHARS_MAX + ")");
        }
        long bytes = from.number(bytesMember).flatMap(Json.Num::exactLong).orElse(0L);
        if (bytes <= 0) {
            throw new MalformedLumen(bytesMember + ": none or not positive (expected: a number of bytes)");
        }
        return Optional.of(new Region(name, bytes));
    }
}
