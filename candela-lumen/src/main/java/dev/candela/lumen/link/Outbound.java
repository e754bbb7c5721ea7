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

    private final int frameBytesMax;
    private final PayloadWriter writer;
    private final @Nullable ContextCompressor context;
    private final @Nullable FrameCipher cipher;

    /// What has to go before the first message; null afterwards.
    private @Nullable Frame introduction;

    Outbound(
        Terms terms,
        Introduction introduction,
        @Nullable ContextCompressor context,
        @Nullable FrameCipher cipher) {
        this.frameBytesMax = terms.frameBytesMax();
        this.writer = new PayloadWriter(introduction.dictionary(), terms.profile());
        this.introduction = introduction.frame();
        this.context = context;
        this.cipher = cipher;
    }

    /// A message; empty when it is larger than the peer can take.
    Optional<Outgoing> message(int channel, FrameType type, Json message, Lanes lanes) {
        var out = new Output(ROOM_FIRST);
        out.end(FrameHeader.BYTES_BEFORE);
        // What is compressed is text: the vocabulary is, and finds more in it.
        boolean isValue = context == null && writer.write(message, out);
        if (!isValue) {
            byte[] text = JsonWriter.bytes(message);
            out.write(text, 0, text.length);
        }
        int overhead = WRAPPING_BYTES + (cipher == null ? 0 : FrameCipher.OVERHEAD_BYTES);
        if (out.size() > frameBytesMax - overhead) {
            return Optional.empty();
        }
        int flags = isValue ? Flags.COMPRESSED : 0;
        return Optional.of(() -> {
            byte[] frame = sealed(channel, type, flags, out);
            lanes.sent(frame.length);
            return frame;
        });
    }

    /// A frame that is no message.
    Outgoing control(Frame frame) {
        return () -> sealed(frame);
    }

    private byte[] sealed(int channel, FrameType type, int flags, Output out) {
        if (context == null && cipher == null && channel == Link.MAIN && introduction == null) {
            int payloadBytes = out.size() - FrameHeader.BYTES_BEFORE;
            int from = FrameHeader.writeBefore(
                out.array(), FrameHeader.BYTES_BEFORE, type.code(), flags, payloadBytes);
            return Arrays.copyOfRange(out.array(), from, out.size());
        }
        int length = out.size() - FrameHeader.BYTES_BEFORE;
        byte[] payload = context == null
            ? Arrays.copyOfRange(out.array(), FrameHeader.BYTES_BEFORE, out.size())
            : context.compress(out.array(), FrameHeader.BYTES_BEFORE, length);
        var words = introduction;
        introduction = null;
        byte[] first = words == null ? NOTHING : sealed(words);
        var frame = Frame.of(type, flags, payload);
        return concat(first, sealed(channel == Link.MAIN ? frame : MuxFrame.data(channel, frame).frame()));
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
