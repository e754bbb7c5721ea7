package dev.candela.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Says bytes on a socket and takes answers apart, with a bound of 5 s for each read.
final class RawClient implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;

    RawClient(int port) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(5_000);
            socket.setTcpNoDelay(true);
            in = socket.getInputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// An answer as it came; header names in lower case.
    record Response(int status, Map<String, String> headers, String body) {
        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    RawClient send(String text) {
        return send(text.getBytes(StandardCharsets.UTF_8));
    }

    RawClient send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Sends these lines and the empty one after them.
    RawClient head(String... lines) {
        return send(String.join("\r\n", lines) + "\r\n\r\n");
    }

    /// Posts JSON to `/mcp`.
    ///
    /// @param headers  more lines, each ending with CRLF
    RawClient post(String body, String headers) {
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        return send("POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + headers
            + "Content-Length: " + length + "\r\n\r\n" + body);
    }

    RawClient post(String body) {
        return post(body, "Accept: application/json, text/event-stream\r\n");
    }

    /// A whole answer, whose body has a length or comes in chunks.
    Response response() {
        var head = head();
        String body = head.headers.containsKey("content-length")
            ? text(Integer.parseInt(head.header("content-length")))
            : head.header("transfer-encoding").equals("chunked") ? chunks() : "";
        return new Response(head.status, head.headers, body);
    }

    /// Status and fields; the body is still to be read.
    Response head() {
        String[] status = line().split(" ", 3);
        var headers = new LinkedHashMap<String, String>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.merge(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip(),
                (one, two) -> one + ", " + two);
        }
        return new Response(Integer.parseInt(status[1]), headers, "");
    }

    /// One chunk; empty for the last.
    String chunk() {
        String chunk = text(Integer.parseInt(line(), 16));
        text(2);
        return chunk;
    }

    /// Whether the server closes, or has closed, the connection, after at most 5 s.
    boolean isClosed() {
        try {
            in.transferTo(OutputStream.nullOutputStream());
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    String line() {
        var line = new ByteArrayOutputStream();
        for (int b = read(); b != '\n'; b = read()) {
            line.write(b);
        }
        return line.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    String text(int bytes) {
        try {
            var read = in.readNBytes(bytes);
            if (read.length < bytes) {
                throw new AssertionError("closed after " + read.length + " of " + bytes + " bytes");
            }
            return new String(read, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Socket socket() {
        return socket;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String chunks() {
        var body = new StringBuilder();
        for (String chunk = chunk(); !chunk.isEmpty(); chunk = chunk()) {
            body.append(chunk);
        }
        return body.toString();
    }

    private int read() {
        try {
            int b = in.read();
            if (b < 0) {
                throw new AssertionError("closed within a line");
            }
            return b;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
