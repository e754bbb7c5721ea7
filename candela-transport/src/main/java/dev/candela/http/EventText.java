package dev.candela.http;

import dev.candela.wire.Message;
import dev.candela.wire.MessageWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Messages as server-sent events.
///
/// A notification for many streams arrives here many times as the same object: the last one written is kept, so that
/// it is written once. Safe for any thread.
///
/// @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">Server-sent events</a>
final class EventText {
    static final byte[] NOTHING = new byte[0];

    private static final byte[] BEFORE = ascii("event: message\ndata: ");
    private static final byte[] AFTER = ascii("\n\n");

    private volatile @Nullable Written last;

    private static final class Written {
        private final Message message;
        private final byte[] event;

        private Written(Message message, byte[] event) {
            this.message = message;
            this.event = event;
        }
    }

    @SuppressWarnings("ReferenceEquality") // the same object is meant: comparing contents would cost more than writing
    byte[] event(Message message) {
        if (!(message instanceof Message.Notification)) {
            return event(MessageWriter.bytes(message));
        }
        var known = last;
        if (known == null || known.message != message) {
            known = new Written(message, event(MessageWriter.bytes(message)));
            last = known;
        }
        return known.event;
    }

    static byte[] event(byte[] json) {
        var event = new byte[BEFORE.length + json.length + AFTER.length];
        System.arraycopy(BEFORE, 0, event, 0, BEFORE.length);
        System.arraycopy(json, 0, event, BEFORE.length, json.length);
        System.arraycopy(AFTER, 0, event, BEFORE.length + json.length, AFTER.length);
        return event;
    }

    /// The line that goes before an event that can be named.
    static byte[] id(@Nullable String eventId) {
        return eventId == null ? NOTHING : ascii("id: " + requireLine(eventId) + "\n");
    }

    /// An event that says nothing but its id.
    static byte[] empty(String eventId) {
        return ascii("id: " + requireLine(eventId) + "\ndata:\n\n");
    }

    static byte[] retry(long millis) {
        return ascii("retry: " + millis + "\n\n");
    }

    /// Where a client of the older pair posts to.
    static byte[] endpoint(String pathAndQuery) {
        return ascii("event: endpoint\ndata: " + requireLine(pathAndQuery) + "\n\n");
    }

    private static String requireLine(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                throw new IllegalArgumentException("event id: not one line of ASCII (expected: visible ASCII)");
            }
        }
        return text;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
