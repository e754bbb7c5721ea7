package dev.candela.lumen.link;

import dev.candela.json.JsonLimits;
import dev.candela.lumen.MalformedLumen;
import dev.candela.lumen.cipher.FrameCipher;
import dev.candela.lumen.cipher.Opened;
import dev.candela.lumen.context.ContextExpander;
import dev.candela.lumen.extension.DictionarySync;
import dev.candela.lumen.frame.Flags;
import dev.candela.lumen.frame.Frame;
import dev.candela.lumen.negotiation.Capability;
import dev.candela.lumen.payload.Dictionary;
import dev.candela.lumen.payload.PayloadReader;
import org.jspecify.annotations.Nullable;

/// What comes in, from the payload of a frame to a message. On the thread that reads.
final class Inbound implements AutoCloseable {
    private final JsonLimits limits;
    private final boolean mayIntroduce;
    private final @Nullable ContextExpander context;
    private final @Nullable FrameCipher cipher;
    private PayloadReader reader;
    private boolean begun;

    Inbound(Terms terms, JsonLimits limits, @Nullable ContextExpander context, @Nullable FrameCipher cipher) {
        this.limits = limits;
        this.mayIntroduce = terms.has(Capability.DICTIONARY);
        this.context = context;
        this.cipher = cipher;
        this.reader = new PayloadReader(Dictionary.STATIC, limits);
    }

    /// Whether every frame has to be encrypted.
    boolean isEncrypted() {
        return cipher != null;
    }

    /// What was encrypted.
    ///
    /// @throws BrokenLink when it is not from the peer, or not in its place: the connection cannot go on
    byte[] open(FrameView it) throws BrokenLink {
        if (cipher == null) {
            throw new BrokenLink("frame: encrypted (expected: plain, nothing else was agreed)");
        }
        return switch (cipher.open(it.type(), it.flags(), it.bytes(), it.offset(), it.length())) {
            case Opened.Plain(var payload) -> payload;
            case Opened.Refused(var reason) ->
                throw new BrokenLink("frame: " + reason + " (expected: sealed by the peer, in its place)");
        };
    }

    /// The words that the peer will use. They come before its first message or not at all.
    void introduce(Frame frame) throws BrokenLink {
        if (!mayIntroduce || begun) {
            throw new BrokenLink("words: not now (expected: before the first message, where that was agreed)");
        }
        begun = true;
        try {
            reader = new PayloadReader(DictionarySync.read(frame).dictionary(), limits);
        } catch (MalformedLumen e) {
            throw new BrokenLink("words: " + e.getMessage());
        }
    }

    /// A message.
    ///
    /// @throws BrokenLink when the context of compressed frames is lost: the connection cannot go on
    void message(int channel, FrameView frame, LinkEvents events) throws BrokenLink {
        begun = true;
        var it = context == null ? frame : frame.holding(expanded(context, frame), 0);
        if (!it.has(Flags.COMPRESSED)) {
            events.text(channel, it.bytes(), it.offset(), it.length());
            return;
        }
        try {
            events.value(channel, reader.read(it.bytes(), it.offset(), it.length()));
        } catch (MalformedLumen e) {
            events.unreadable(channel, String.valueOf(e.getMessage()));
        }
    }

    private static byte[] expanded(ContextExpander context, FrameView it) throws BrokenLink {
        try {
            return context.expand(it.bytes(), it.offset(), it.length());
        } catch (MalformedLumen e) {
            throw new BrokenLink(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() {
        if (context != null) {
            context.close();
        }
    }
}
