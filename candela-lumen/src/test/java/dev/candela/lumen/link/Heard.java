package dev.candela.lumen.link;

import dev.candela.json.Json;
import dev.candela.lumen.extension.StreamData;
import dev.candela.lumen.extension.StreamInit;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Everything that a link said, in order, and what it wants written.
final class Heard implements LinkEvents {
    final List<String> events = new ArrayList<>();
    final ByteArrayOutputStream replies = new ByteArrayOutputStream();

    /// What is to be written, once.
    byte[] takeReplies() {
        byte[] all = replies.toByteArray();
        replies.reset();
        return all;
    }

    private static String where(int channel) {
        return channel == Link.MAIN ? "" : "@" + channel + " ";
    }

    @Override
    public void text(int channel, byte[] bytes, int offset, int length) {
        events.add(where(channel) + "text " + new String(bytes, offset, length, StandardCharsets.UTF_8));
    }

    @Override
    public void value(int channel, Json message) {
        events.add(where(channel) + "value " + message.toText());
    }

    @Override
    public void unreadable(int channel, String why) {
        events.add(where(channel) + "unreadable " + why);
    }

    @Override
    public void refused(int channel, String why) {
        events.add(where(channel) + "refused " + why);
    }

    @Override
    public void reply(Outgoing control) {
        replies.writeBytes(control.seal());
    }

    @Override
    public void agreed(Terms terms) {
        events.add("agreed " + terms.dialect() + (terms.encrypted() ? " encrypted" : ""));
    }

    @Override
    public void plain() {
        events.add("plain");
    }

    @Override
    public void late() {
        events.add("late");
    }

    @Override
    public void opened(int channel) {
        events.add("opened " + channel);
    }

    @Override
    public void closed(int channel) {
        events.add("closed " + channel);
    }

    @Override
    public void credit() {
        events.add("credit");
    }

    @Override
    public void streamBegun(int channel, StreamInit begin) {
        events.add(where(channel) + "stream " + begin.streamId());
    }

    @Override
    public void streamed(int channel, StreamData piece) {
        events.add(where(channel) + "token " + piece.text().orElse("?"));
    }

    @Override
    public void streamEnded(int channel, long streamId, long tokens) {
        events.add(where(channel) + "end of stream " + streamId + " after " + tokens);
    }
}
