package dev.candela.bench;

import dev.candela.bench.load.Cut;
import dev.candela.bench.load.Exchanged;
import dev.candela.bench.load.Prepared;
import dev.candela.bench.load.SocketLoad;
import dev.candela.json.Json;
import dev.candela.json.JsonLimits;
import dev.candela.json.JsonReader;
import dev.candela.json.MalformedJson;
import dev.candela.lumen.frame.FrameHeader;
import dev.candela.lumen.frame.FrameType;
import dev.candela.lumen.link.BrokenLink;
import dev.candela.lumen.link.Link;
import dev.candela.lumen.link.LinkEvents;
import dev.candela.lumen.link.LinkSettings;
import dev.candela.lumen.link.Outgoing;
import dev.candela.lumen.link.Terms;
import dev.candela.lumen.negotiation.Capability;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Frames of LUMEN.
final class FrameSpeech implements Speech {
    private static final Cut FRAMES = (bytes, from, to) -> {
        int header = FrameHeader.sizeAt(bytes, from, to);
        if (header == FrameHeader.INCOMPLETE) {
            return Cut.MORE;
        }
        if (header == FrameHeader.MALFORMED) {
            throw new IllegalStateException("frame: malformed (expected: one from the server)");
        }
        long end = from + header + FrameHeader.payloadBytesAt(bytes, from);
        return end <= to ? (int) end : Cut.MORE;
    };

    private final Link link;

    /// @param settings  of the end that calls
    FrameSpeech(LinkSettings settings) {
        this.link = Link.calling(settings);
    }

    @Override
    public Cut cut() {
        return FRAMES;
    }

    /// Greets, and makes a call, since with the first message each way go the words that make the others shorter.
    @Override
    public void begin(SocketLoad connection) throws IOException {
        take(connection.ask(link.greeting(), 1));
        if (link.phase() != Link.Phase.LUMEN) {
            throw new IOException("link: " + link.phase() + " (expected: LUMEN)");
        }
        var first = prepare(List.of(EchoCalls.of(0)));
        var terms = link.terms().orElseThrow();
        boolean isIntroduced = terms.has(Capability.DICTIONARY) && !terms.has(Capability.DEFLATE);
        if (take(connection.ask(first.bytes(), isIntroduced ? 2 : 1)).size() != 1) {
            throw new IOException("answer: none, or more (expected: one)");
        }
    }

    @Override
    public Prepared prepare(List<Json> calls) {
        return Prepared.of(calls.stream()
            .map(it -> link.message(Link.MAIN, FrameType.REQUEST, it).orElseThrow().seal()).toList());
    }

    @Override
    public List<Json> read(Exchanged answers) throws IOException {
        int[] ends = answers.ends();
        return take(answers.bytes(), ends.length == 0 ? 0 : ends[ends.length - 1]);
    }

    private List<Json> take(byte[] bytes) throws IOException {
        return take(bytes, bytes.length);
    }

    private List<Json> take(byte[] bytes, int length) throws IOException {
        var heard = new Heard();
        try {
            link.take(bytes, 0, length, heard);
        } catch (BrokenLink e) {
            throw new IOException("link: broken (expected: to go on)", e);
        }
        return heard.messages;
    }

    @Override
    public void close() {
        link.close();
    }

    /// Messages. Anything else is not expected.
    private static final class Heard implements LinkEvents {
        private final JsonReader reader = new JsonReader(JsonLimits.DEFAULT);
        private final List<Json> messages = new ArrayList<>();

        @Override
        public void text(int channel, byte[] bytes, int offset, int length) {
            try {
                messages.add(reader.read(bytes, offset, length));
            } catch (MalformedJson e) {
                throw new IllegalStateException("answer: not read (expected: JSON)", e);
            }
        }

        @Override
        public void value(int channel, Json message) {
            messages.add(message);
        }

        @Override
        public void unreadable(int channel, String why) {
            throw unexpected(why);
        }

        @Override
        public void refused(int channel, String why) {
            throw unexpected(why);
        }

        @Override
        public void reply(Outgoing control) {
            throw unexpected("something to reply to");
        }

        @Override
        public void agreed(Terms terms) {}

        @Override
        public void plain() {
            throw unexpected("lines");
        }

        @Override
        public void late() {
            throw unexpected("a late acknowledgement");
        }

        @Override
        public void opened(int channel) {
            throw unexpected("a channel");
        }

        @Override
        public void closed(int channel) {
            throw unexpected("the end of a channel");
        }

        @Override
        public void credit() {
            throw unexpected("flow control");
        }

        private static IllegalStateException unexpected(String what) {
            return new IllegalStateException("server: " + what + " (expected: messages)");
        }
    }
}
