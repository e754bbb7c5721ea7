package dev.candela.lumen.cadencia;

import dev.candela.json.Json;
import dev.candela.json.JsonLimits;
import dev.candela.json.JsonReader;
import dev.candela.json.MalformedJson;
import dev.candela.lumen.MalformedLumen;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One line of the bridge: a reply, and to which command.
///
/// @param id  null when the line names none: the first line, and what is said to a line that is no command
public record Answer(@Nullable Long id, Reply reply) {
    /// Bytes of the longest line.
    public static final int BYTES_MAX = 64 * 1024;

    private static final JsonReader READER = new JsonReader(new JsonLimits(8, BYTES_MAX, 256, 64));

    /// Reads a line, without its line feed. Members it does not know are passed over.
    ///
    /// @throws MalformedLumen when it is too long, not JSON, or not what a bridge says
    public static Answer read(byte[] line, int offset, int length) throws MalformedLumen {
        Objects.checkFromIndexSize(offset, length, line.length);
        if (length > BYTES_MAX) {
            throw new MalformedLumen("answer: " + length + " bytes (expected: <= " + BYTES_MAX + ")");
        }
        try {
            if (READER.read(line, offset, length) instanceof Json.Obj answer) {
                return new Answer(id(answer), reply(answer));
            }
        } catch (MalformedJson e) {
            throw new MalformedLumen("answer: " + e.getMessage());
        }
        throw new MalformedLumen("answer: not an object (expected: an object)");
    }

    private static @Nullable Long id(Json.Obj answer) throws MalformedLumen {
        return answer.has("id") ? (Long) count(answer, "id") : null;
    }

    private static Reply reply(Json.Obj answer) throws MalformedLumen {
        return switch (text(answer, "status")) {
            case "ok" -> good(answer);
            case "error" -> new Reply.Failed(text(answer, "error"));
            default -> throw new MalformedLumen("answer status: another one (expected: ok or error)");
        };
    }

    private static Reply good(Json.Obj answer) throws MalformedLumen {
        if (answer.has("wire_bytes")) {
            return new Reply.Indexed(count(answer, "files"), count(answer, "total_bytes"),
                count(answer, "wire_bytes"), count(answer, "encode_us"), count(answer, "elapsed_us"));
        }
        if (answer.has("reason")) {
            return new Reply.Stopped(text(answer, "reason"));
        }
        return new Reply.Ready(text(answer, "version"), text(answer, "protocol"));
    }

    private static String text(Json.Obj answer, String name) throws MalformedLumen {
        return answer.text(name).orElseThrow(() ->
            new MalformedLumen("answer " + name + ": none, or no text (expected: a string)"));
    }

    private static long count(Json.Obj answer, String name) throws MalformedLumen {
        return answer.number(name).flatMap(Json.Num::exactLong).filter(it -> it >= 0).orElseThrow(() ->
            new MalformedLumen("answer " + name + ": none, or no count (expected: 0..2^63-1)"));
    }
}
