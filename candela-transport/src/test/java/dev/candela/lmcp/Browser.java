package dev.candela.lmcp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// A connection to `/mcp` that says what it is told. Reads give up after five seconds.
final class Browser implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader in;

    Browser(int port) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(5_000);
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @param fields  names in lower case
    record Answer(int status, Map<String, String> fields, String body) {
        String field(String name) {
            return fields.getOrDefault(name, "");
        }
    }

    /// Says a request and takes its answer, which has a length.
    ///
    /// @param fields  lines, each with its end
    Answer say(String method, String fields, String body) {
        try {
            var request = method + " /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Accept: application/json, text/event-stream\r\n" + fields + "Content-Length: " + body.length()
                + "\r\n\r\n" + body;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return answer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer answer() throws IOException {
        var first = String.valueOf(in.readLine()).split(" ");
        var fields = new HashMap<String, String>();
        for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            int colon = line.indexOf(':');
            fields.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
        }
        var body = new char[Integer.parseInt(fields.getOrDefault("content-length", "0"))];
        int read = 0;
        while (read < body.length) {
            read += Math.max(0, in.read(body, read, body.length - read));
        }
        return new Answer(Integer.parseInt(first[1]), fields, new String(body));
    }

    /// Whether the server has ended the connection.
    boolean isEnded() {
        try {
            return in.read() < 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
