package dev.candela.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One subscriber: what it asks before its event stream is open, then what it waits for on it.
final class Stream {
    private static final int HEAD_BYTES_MAX = 4 * 1024;

    private final SocketChannel channel;
    private final List<Function<String, byte[]>> steps;
    private int step;
    private String session = "";
    private byte[] head = new byte[0];
    private byte[] wanted = new byte[0];
    private int matched;

    /// @param steps  what is asked, one after the other, knowing the session id that was given so far; the answer to
    ///               the last is the stream
    Stream(SocketChannel channel, List<Function<String, byte[]>> steps) {
        this.channel = channel;
        this.steps = steps;
    }

    void ask() throws IOException {
        head = new byte[0];
        var out = ByteBuffer.wrap(steps.get(step).apply(session));
        channel.write(out);
        if (out.hasRemaining()) {
            throw new IOException("request: only partly taken (expected: to fit into the socket's buffer)");
        }
    }

    boolean isOpen() {
        return step == steps.size();
    }

    /// From now on, waits for those bytes. Their first does not occur in them again.
    void want(byte[] bytes) {
        wanted = bytes;
        matched = 0;
    }

    /// Takes what has arrived.
    ///
    /// @return whether it was the last piece of the answer to the last question, or of what is waited for
    boolean take(ByteBuffer in) throws IOException {
        return isOpen() ? match(in) : answered(in);
    }

    private boolean answered(ByteBuffer in) throws IOException {
        var longer = new byte[head.length + in.remaining()];
        System.arraycopy(head, 0, longer, 0, head.length);
        in.get(longer, head.length, in.remaining());
        head = longer;
        int end = HttpText.endOfHead(head, 0, head.length);
        boolean last = step == steps.size() - 1;
        if (end < 0 || (!last && head.length < end + Math.max(0, HttpText.length(head, 0, end)))) {
            if (head.length > HEAD_BYTES_MAX) {
                throw new IOException("answer: above " + HEAD_BYTES_MAX + " bytes (expected: a short one)");
            }
            return false;
        }
        String text = new String(head, 0, end, StandardCharsets.US_ASCII);
        if (!text.startsWith("HTTP/1.1 20")) {
            throw new IOException("answer: " + text + " (expected: success)");
        }
        var given = session(text);
        session = given == null ? session : given;
        head = new byte[0];
        step++;
        if (!isOpen()) {
            ask();
        }
        return isOpen();
    }

    private static @Nullable String session(String text) {
        return text.lines().filter(it -> it.regionMatches(true, 0, "Mcp-Session-Id:", 0, 15)).findFirst()
            .map(it -> it.substring(15).strip()).orElse(null);
    }

    private boolean match(ByteBuffer in) {
        while (matched < wanted.length && in.hasRemaining()) {
            byte next = in.get();
            matched = next == wanted[matched] ? matched + 1 : next == wanted[0] ? 1 : 0;
            if (matched == wanted.length) {
                wanted = new byte[0];
                return true;
            }
        }
        return false;
    }
}
