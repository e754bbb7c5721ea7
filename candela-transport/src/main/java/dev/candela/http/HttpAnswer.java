package dev.candela.http;

import dev.candela.model.McpError;
import dev.candela.wire.Message;
import dev.candela.wire.MessageWriter;
import java.util.Arrays;

/// A status, header fields and a body: a whole response, or the head of an event stream.
///
/// Immutable; the body's array is shared and must not be changed. Length, date and connection fields are the engine's.
public final class HttpAnswer {
    private static final byte[] NOTHING = new byte[0];
    private static final String[] NO_FIELDS = new String[0];

    private final int status;
    private final String[] fields;
    private final byte[] body;

    private HttpAnswer(int status, String[] fields, byte[] body) {
        this.status = status;
        this.fields = fields;
        this.body = body;
    }

    /// Without fields and body.
    public static HttpAnswer of(int status) {
        return new HttpAnswer(status, NO_FIELDS, NOTHING);
    }

    static HttpAnswer json(int status, byte[] body) {
        return new HttpAnswer(status, new String[] {"Content-Type", "application/json"}, body);
    }

    static HttpAnswer lumen(int status, byte[] body) {
        return new HttpAnswer(status, new String[] {"Content-Type", LumenBody.TYPE}, body);
    }

    /// A refusal that says why, as a JSON-RPC error without an id.
    public static HttpAnswer error(int status, String message) {
        return error(status, McpError.invalidRequest(message));
    }

    static HttpAnswer error(int status, McpError error) {
        return json(status, MessageWriter.bytes(new Message.Failure(null, error)));
    }

    /// @throws IllegalArgumentException when the value could end the field
    HttpAnswer with(String name, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((c < ' ' && c != '\t') || c > 0x7E) {
                throw new IllegalArgumentException(name + ": a control or non-ASCII character at " + i
                    + " (expected: visible ASCII)");
            }
        }
        var more = Arrays.copyOf(fields, fields.length + 2);
        more[fields.length] = name;
        more[fields.length + 1] = value;
        return new HttpAnswer(status, more, body);
    }

    HttpAnswer withBody(byte[] value) {
        return new HttpAnswer(status, fields, value);
    }

    public int status() {
        return status;
    }

    /// How many fields there are.
    public int size() {
        return fields.length / 2;
    }

    public String name(int index) {
        return fields[2 * index];
    }

    public String value(int index) {
        return fields[2 * index + 1];
    }

    public byte[] body() {
        return body;
    }
}
