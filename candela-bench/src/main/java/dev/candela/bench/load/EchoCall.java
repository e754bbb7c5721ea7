package dev.candela.bench.load;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One call of the tool `echo` and its answer, with ids of a fixed length so that both can be patched in place.
public final class EchoCall {
    public static final String TEXT = "hello, candela";
    static final long FIRST_ID = 10_000_000;
    static final int ID_DIGITS = 8;

    private static final byte[] ID = ("\"id\":" + FIRST_ID).getBytes(StandardCharsets.US_ASCII);

    private final byte[] request;
    private final byte[] answer;

    private EchoCall(byte[] request, byte[] answer) {
        this.request = request;
        this.answer = answer;
    }

    /// The whole request, head and body.
    byte[] request() {
        return request.clone();
    }

    /// The body of the answer.
    public byte[] answer() {
        return answer.clone();
    }

    /// Asks a server once, to learn what every later answer must be.
    public static EchoCall learn(int port, Era era) throws IOException {
        try (var channel = SocketChannel.open(Loopback.at(port))) {
            byte[] request = of(era, era == Era.LEGACY ? session(channel) : null);
            var answer = HttpText.ask(channel, request);
            String text = answer.body();
            if (!answer.head().startsWith("HTTP/1.1 200") || !text.contains("\"text\":\"" + TEXT + "\"")
                || !text.contains("\"id\":" + FIRST_ID)) {
                throw new IOException("answer: " + answer.head() + text + " (expected: the echo)");
            }
            return new EchoCall(request, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /// Shakes hands as legacy clients do.
    static String session(SocketChannel channel) throws IOException {
        String session = HttpText.ask(channel, Era.LEGACY.post(null, Era.LEGACY.hello())).field("mcp-session-id");
        if (session.isEmpty()) {
            throw new IOException("initialize: no session (expected: Mcp-Session-Id)");
        }
        HttpText.ask(channel, Era.LEGACY.post(session, Era.initialized()));
        return session;
    }

    static byte[] of(Era era, @Nullable String session) {
        return era.postCall("echo", session, era.call(FIRST_ID, "echo", TEXT));
    }

    /// Where the id stands.
    static int idAt(byte[] bytes) {
        for (int i = bytes.length - ID.length; i >= 0; i--) {
            if (Arrays.equals(bytes, i, i + ID.length, ID, 0, ID.length)) {
                return i + ID.length - ID_DIGITS;
            }
        }
        throw new IllegalArgumentException("id: not found (expected: " + FIRST_ID + ")");
    }

    static void patch(byte[] bytes, int at, long id) {
        long rest = id;
        for (int i = at + ID_DIGITS - 1; i >= at; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
