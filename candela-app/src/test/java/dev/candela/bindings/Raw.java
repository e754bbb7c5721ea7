package dev.candela.bindings;

import dev.candela.json.Json;
import dev.candela.pipe.Arrivals;
import dev.candela.pipe.Outgoing;
import dev.candela.pipe.Wire;
import dev.candela.pipe.Wires;
import dev.candela.wire.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Bytes that a client sends as they are, among its messages: a notification of a method that only the client's end of
/// a way knows.
final class Raw {
    private static final String METHOD = "raw";

    private Raw() {}

    static Message text(String text) {
        return new Message.Notification(METHOD,
            Json.obj("text", true, "hex", HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8))));
    }

    static Message hex(String hex) {
        return new Message.Notification(METHOD, Json.obj("hex", hex));
    }

    /// The bytes of such a message; empty for every other.
    static Optional<byte[]> bytes(Message message) {
        return message instanceof Message.Notification(String method, Json.Obj params) && method.equals(METHOD)
            ? params.text("hex").map(HexFormat.of()::parseHex)
            : Optional.empty();
    }

    /// Wires of a client that can say such things.
    static Wires within(Wires wires) {
        return limits -> new Saying(wires.open(limits));
    }

    private record Saying(Wire wire) implements Wire {
        @Override
        public byte[] greeting() {
            return wire.greeting();
        }

        @Override
        public void take(byte[] bytes, int offset, int length, Arrivals to) throws IOException {
            wire.take(bytes, offset, length, to);
        }

        @Override
        public void takeText(byte[] bytes, int offset, int length, Arrivals to) throws IOException {
            wire.takeText(bytes, offset, length, to);
        }

        @Override
        public void end(Arrivals to) {
            wire.end(to);
        }

        @Override
        public @Nullable Outgoing encode(int channel, Message message) {
            var raw = bytes(message);
            if (raw.isEmpty()) {
                return wire.encode(channel, message);
            }
            boolean text = message instanceof Message.Notification(_, Json.Obj params) && params.isTrue("text");
            return text ? Outgoing.text(raw.get()) : Outgoing.binary(raw.get());
        }

        @Override
        public void close() {
            wire.close();
        }
    }
}
