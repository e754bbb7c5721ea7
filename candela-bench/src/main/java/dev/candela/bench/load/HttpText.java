package dev.candela.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/// Reads answers of HTTP/1.1 as far as the servers here write them: with `Content-Length`, or as chunks.
final class HttpText {
    private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int ANSWER_BYTES_MAX = 64 * 1024;

    /// A whole answer.
    ///
    /// @param head  its status line and fields, whose names are in lower case
    /// @param body  as it came, with the lengths of its chunks if it has any
    record Answer(String head, String body) {

        /// A field of the head; the empty string when it is missing.
        String field(String name) {
            int from = head.indexOf("\r\n" + name + ":");
            return from < 0 ? ""
                : head.substring(from + name.length() + 3, head.indexOf("\r\n", from + 2)).strip();
        }
    }

    /// Where the head ends that begins at `from`, after its empty line; -1 when it is not there yet.
    static int endOfHead(byte[] bytes, int from, int to) {
        for (int i = from; i + 3 < to; i++) {
            if (bytes[i] == '\r' && bytes[i + 1] == '\n' && bytes[i + 2] == '\r' && bytes[i + 3] == '\n') {
                return i + 4;
            }
        }
        return -1;
    }

    /// Value of the field `Content-Length` in a head; -1 when it has none.
    static int length(byte[] bytes, int from, int to) {
        for (int i = from; i + LENGTH.length < to; i++) {
            if (bytes[i] == '\n' && startsWithLength(bytes, i + 1)) {
                int value = 0;
                for (int at = i + 1 + LENGTH.length; bytes[at] != '\r'; at++) {
                    value = bytes[at] == ' ' ? value : 10 * value + bytes[at] - '0';
                }
                return value;
            }
        }
        return -1;
    }

    /// Sends a request and waits for its whole answer.
    static Answer ask(SocketChannel channel, byte[] request) throws IOException {
        var out = ByteBuffer.wrap(request);
        while (out.hasRemaining()) {
            channel.write(out);
        }
        byte[] bytes = new byte[ANSWER_BYTES_MAX];
        var in = ByteBuffer.wrap(bytes);
        int head = -1;
        while (head < 0 || !isWhole(bytes, head, in.position())) {
            if (channel.read(in) < 0) {
                throw new IOException("answer: cut after " + in.position() + " bytes (expected: whole)");
            }
            head = endOfHead(bytes, 0, in.position());
        }
        // A session id tells capitals from small letters, so only the names are lowered.
        return new Answer(lowerNames(new String(bytes, 0, head, StandardCharsets.US_ASCII)),
            new String(bytes, head, in.position() - head, StandardCharsets.UTF_8));
    }

    /// Whether all of an answer is there whose head ends at `head`.
    static boolean isWhole(byte[] bytes, int head, int to) {
        int length = length(bytes, 0, head);
        return (length < 0 && isChunked(bytes, head))
            ? Arrays.equals(bytes, Math.max(head, to - LAST_CHUNK.length), to, LAST_CHUNK, 0, LAST_CHUNK.length)
            : to >= head + Math.max(0, length);
    }

    private static boolean isChunked(byte[] bytes, int head) {
        return new String(bytes, 0, head, StandardCharsets.US_ASCII).contains("Transfer-Encoding: chunked");
    }

    private static String lowerNames(String head) {
        var lowered = new StringBuilder();
        for (String line : head.split("\r\n")) {
            int colon = Math.max(0, line.indexOf(':'));
            lowered.append(line.substring(0, colon).toLowerCase(Locale.ROOT))
                .append(line.substring(colon)).append("\r\n");
        }
        return lowered.toString();
    }

    private static boolean startsWithLength(byte[] bytes, int from) {
        for (int i = 0; i < LENGTH.length; i++) {
            if ((bytes[from + i] | 0x20) != (LENGTH[i] | 0x20)) {
                return false;
            }
        }
        return true;
    }

    private HttpText() {}
}
