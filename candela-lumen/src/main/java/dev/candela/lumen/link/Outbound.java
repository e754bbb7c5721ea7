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

    /// Bytes that a channel, and a context that does not help, add to a payload at most.
    private static final int WRAPPING_BYTES = 32;

    private final int frameBytesMax;
    private final PayloadWriter writer;
    private final @Nullable ContextCompressor context;
    private final @Nullable FrameCipher cipher;

    /// What has to go before the first message: the words that this end will use. Empty afterwards.
    private byte[] introduction;

    Outbound(
        int frameBytesMax,
        PayloadWriter writer,
        byte[] introduction,
        @Nullable ContextCompressor context,
        @Nullable FrameCipher cipher) {
        this.frameBytesMax = frameBytesMax;
        this.writer = writer;
        this.introduction = introduction;
        this.context = context;
        this.cipher = cipher;
    }

    /// A message; empty when it is larger than the peer can take.
    Optional<Outgoing> message(int channel, FrameType type, Json message) {
        var out = new Output(ROOM_FIRST);
        out.end(FrameHeader.BYTES_BEFORE);
        boolean isValue = writer.write(message, out);
        if (!isValue) {
            byte[] text = JsonWriter.bytes(message);
            out.write(text, 0, text.length);
        }
        int overhead = WRAPPING_BYTES + (cipher == null ? 0 : FrameCipher.OVERHEAD_BYTES);
        if (out.size() > frameBytesMax - overhead) {
            return Optional.empty();
        }
        int flags = isValue ? Flags.COMPRESSED : 0;
        return Optional.of(() -> sealed(channel, type.code(), flags, out));
    }

    /// A frame that is no message.
    Outgoing control(FrameType type, int flags, byte[] payload) {
        return () -> sealed(type.code(), flags, payload);
    }

    private byte[] sealed(int channel, int type, int flags, Output out) {
        boolean isBare = context == null && cipher == null && channel == Link.MAIN && introduction.length == 0;
        if (isBare) {
            int payloadBytes = out.size() - FrameHeader.BYTES_BEFORE;
            int from = FrameHeader.writeBefore(
                out.array(), FrameHeader.BYTES_BEFORE, type, flags, payloadBytes);
            return Arrays.copyOfRange(out.array(), from, out.size());
        }
        int length = out.size() - FrameHeader.BYTES_BEFORE;
        byte[] payload = context == null
            ? Arrays.copyOfRange(out.array(), FrameHeader.BYTES_BEFORE, out.size())
            : context.compress(out.array(), FrameHeader.BYTES_BEFORE, length);
        byte[] words = introduce();
        byte[] frame = channel == Link.MAIN
            ? sealed(type, flags, payload)
            : sealed(FrameType.MUX.code(), 0, MuxFrame.data(channel, new Frame(type, flags, payload).bytes()).payload());
        return words.length == 0 ? frame : concat(words, frame);
    }

    private byte[] introduce() {
        byte[] words = introduction;
        introduction = new byte[0];
        return words.length == 0 ? words : sealed(FrameType.DICT_SYNC.code(), 0, words);
    }

    private byte[] sealed(int type, int flags, byte[] payload) {
        return cipher == null
            ? new Frame(type, flags, payload).bytes()
            : new Frame(type, flags | Flags.ENCRYPTED, cipher.seal(type, flags, payload)).bytes();
    }

    private static byte[] concat(byte[] first, byte[] second) {
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
