package dev.candela.lumen.link;

import dev.candela.json.Json;
import dev.candela.json.JsonWriter;
import dev.candela.lumen.Output;
import dev.candela.lumen.cipher.FrameCipher;
import dev.candela.lumen.context.ContextCompressor;
import dev.candela.lumen.frame.Flags;
import dev.candela.lumen.frame.Frame;
import dev.candela.lumen.frame.FrameHeader;
import dev.candela.lumen.frame.FrameType;
import dev.candela.lumen.extension.MuxFrame;
import dev.candela.lumen.payload.PayloadWriter;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What goes out, from a message to the bytes of a frame.
///
/// Values become payloads on any thread. The rest is done when a frame is sealed, in the order of writing: the payload
/// is compressed with the help of those before it, wrapped in the frame of its channel, and encrypted.
final class Outbound implements AutoCloseable {
    private static final int ROOM_FIRST = 256;
    private static final byte[] NOTHING = {};

    /// Bytes that a channel, and a context that does not help, add to a payload at most.
    private static final int WRAPPING_BYTES = 32;

    private final Terms terms;
    private final LinkSettings settings;
    private final @Nullable ContextCompressor context;
    private final @Nullable FrameCipher cipher;
    private volatile @Nullable Writing writing;

    /// Whether the first message has gone, and what had to go before it.
    private boolean introduced;

    /// Made when it is needed: a peer that asks what is spoken here is answered before.
    private record Writing(PayloadWriter writer, @Nullable Frame introduction) {}

    Outbound(
        Terms terms,
        LinkSettings settings,
        @Nullable ContextCompressor context,
        @Nullable FrameCipher cipher) {
        this.terms = terms;
        this.settings = settings;
        this.context = context;
        this.cipher = cipher;
    }

    private Writing writing() {
        var it = writing;
        if (it == null) {
            var introduction = Introduction.of(settings, terms);
            it = new Writing(new PayloadWriter(introduction.dictionary(), terms.profile()), introduction.frame());
            writing = it; // another thread may make its own: they are alike
        }
        return it;
    }

    /// A message; empty when it is larger than the peer can take. A value may be shorter as text.
    ///
    /// Several messages in one array stay one: what they mean together is not for a batch of frames to change.
    Optional<Outgoing> message(int channel, FrameType type, Json message, Lanes lanes) {
        var out = new Output(ROOM_FIRST);
        out.end(FrameHeader.BYTES_BEFORE);
        // What is compressed is text: the vocabulary is, and finds more in it.
        var with = writing();
        int bytesMax = terms.frameBytesMax() - WRAPPING_BYTES - (cipher == null ? 0 : FrameCipher.OVERHEAD_BYTES);
        boolean isValue = context == null && with.writer().write(message, out) && out.size() <= bytesMax;
        if (!isValue) {
            out.end(FrameHeader.BYTES_BEFORE);
            byte[] text = JsonWriter.bytes(message);
            out.write(text, 0, text.length);
        }
        if (out.size() > bytesMax) {
            return Optional.empty();
        }
        int flags = isValue ? Flags.COMPRESSED : 0;
        return Optional.of(() -> {
            byte[] frame = concat(introduce(with), sealed(channel, type, flags, out));
            lanes.sent(frame.length);
            return frame;
        });
    }

    /// A frame that is no message.
    Outgoing control(Frame frame) {
        return () -> sealed(frame);
    }

    private byte[] sealed(int channel, FrameType type, int flags, Output out) {
        if (context == null && cipher == null && channel == Link.MAIN) {
            int payloadBytes = out.size() - FrameHeader.BYTES_BEFORE;
            int from = FrameHeader.writeBefore(
                out.array(), FrameHeader.BYTES_BEFORE, type.code(), flags, payloadBytes);
            return Arrays.copyOfRange(out.array(), from, out.size());
        }
        int length = out.size() - FrameHeader.BYTES_BEFORE;
        byte[] payload = context == null
            ? Arrays.copyOfRange(out.array(), FrameHeader.BYTES_BEFORE, out.size())
            : context.compress(out.array(), FrameHeader.BYTES_BEFORE, length);
        var frame = Frame.of(type, flags, payload);
        return sealed(channel == Link.MAIN ? frame : MuxFrame.data(channel, frame).frame());
    }

    /// What goes before the first message; nothing before any other.
    private byte[] introduce(Writing with) {
        var words = introduced ? null : with.introduction();
        introduced = true;
        return words == null ? NOTHING : sealed(words);
    }

    private byte[] sealed(Frame it) {
        return cipher == null ? it.bytes()
            : new Frame(it.type(), it.flags() | Flags.ENCRYPTED, cipher.seal(it.type(), it.flags(), it.payload()))
                .bytes();
    }

    private static byte[] concat(byte[] first, byte[] second) {
        if (first.length == 0) {
            return second;
        }
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    @Override
    public void close() {
        if (context != null) {
            context.close();
        }
    }
}
