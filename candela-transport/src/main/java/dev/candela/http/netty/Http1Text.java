package dev.candela.http.netty;

import dev.candela.http.HttpAnswer;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Writes answers as HTTP/1.1 text. Only on one event loop, whose scratch space it is.
final class Http1Text {
    private static final byte[] VERSION = ascii("HTTP/1.1 ");
    private static final byte[] OK = ascii("HTTP/1.1 200 OK\r\n");
    private static final byte[] DATE = ascii("Date: ");
    private static final byte[] LENGTH = ascii("Content-Length: ");
    private static final byte[] CHUNKED = ascii("Transfer-Encoding: chunked\r\n");
    private static final byte[] CLOSE = ascii("Connection: close\r\n");
    private static final byte[] KEEP_ALIVE = ascii("Connection: keep-alive\r\n");

    /// What decides the fields about the connection.
    ///
    /// @param close  it is closed after the answer
    /// @param old    the request was HTTP/1.0
    record Framing(boolean close, boolean old) {}

    private final HttpDate date;
    private byte[] head = new byte[1024];
    private int size;

    Http1Text(HttpDate date) {
        this.date = date;
    }

    /// A whole answer.
    ///
    /// @param withBody  false for the answer to `HEAD`, which only tells of the body
    ByteBuf whole(ByteBufAllocator alloc, HttpAnswer answer, Framing framing, boolean withBody) {
        start(answer);
        var body = answer.body();
        if (answer.status() != 204) {
            put(LENGTH);
            put(Integer.toString(body.length));
            line();
        }
        connection(framing, framing.close());
        line();
        int length = withBody ? body.length : 0;
        return alloc.directBuffer(size + length).writeBytes(head, 0, size).writeBytes(body, 0, length);
    }

    /// The head of a stream.
    ByteBuf stream(ByteBufAllocator alloc, HttpAnswer answer, Framing framing) {
        start(answer);
        if (!framing.old()) {
            put(CHUNKED);
        }
        connection(framing, framing.close() || framing.old());
        line();
        return alloc.directBuffer(size).writeBytes(head, 0, size);
    }

    private void start(HttpAnswer answer) {
        size = 0;
        if (answer.status() == 200) {
            put(OK);
        } else {
            put(VERSION);
            put(HttpResponseStatus.valueOf(answer.status()).toString());
            line();
        }
        for (int i = 0; i < answer.size(); i++) {
            put(answer.name(i));
            room(2);
            head[size++] = ':';
            head[size++] = ' ';
            put(answer.value(i));
            line();
        }
        put(DATE);
        put(date.text());
        line();
    }

    private void connection(Framing framing, boolean close) {
        if (close) {
            put(CLOSE);
        } else if (framing.old()) {
            put(KEEP_ALIVE);
        }
    }

    private void put(byte[] bytes) {
        room(bytes.length);
        System.arraycopy(bytes, 0, head, size, bytes.length);
        size += bytes.length;
    }

    @SuppressWarnings("deprecation") // the one method that copies Latin-1 text without an encoder
    private void put(String text) {
        room(text.length());
        text.getBytes(0, text.length(), head, size);
        size += text.length();
    }

    private void line() {
        room(2);
        head[size++] = '\r';
        head[size++] = '\n';
    }

    private void room(int more) {
        if (head.length - size < more) {
            head = Arrays.copyOf(head, Math.max(2 * head.length, size + more));
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
