package dev.candela.app.vectors;

import static dev.candela.app.vectors.Mismatch.require;

import dev.candela.json.Json;
import dev.candela.lumen.MalformedLumen;
import dev.candela.lumen.frame.Frame;
import dev.candela.lumen.frame.FrameType;
import dev.candela.lumen.negotiation.Acknowledgement;
import dev.candela.lumen.negotiation.Probe;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// What a server that can encrypt answers to a probe.
///
/// A probe with a key of zeros is refused, where the reference goes on in the clear. A weak key that is not zero is
/// answered: it is refused where the secret is derived, before anything is sealed.
final class ServerAnswers {
    private static final int KEY_BYTES = 32;

    private ServerAnswers() {}

    static void run(Row row) throws Mismatch {
        var frame = Frames.only("probe", row.hex("probe"));
        require("type of the probe", FrameType.PROBE.code(), frame.type());
        require("dialect", "rust", row.text("dialect"));
        String result = row.text("result");
        boolean isError = result.startsWith("error:");
        if (!isError && !result.equals("cipher") && !result.equals("plaintext")) {
            throw row.wrong("result", "cipher, plaintext or error: and why");
        }
        require("whether there is an acknowledgement", !isError, !row.isNull("ack"));
        if (isError || hasKeyOfZeros(frame)) {
            require("answer", Optional.empty(), answer(row, frame, new byte[0]).map(Row::hex));
            return;
        }
        var expected = Frames.only("ack", row.hex("ack"));
        byte[] key = result.equals("cipher") ? key(expected) : new byte[0];
        require("ack", row.text("ack"), answer(row, frame, key).map(Row::hex).orElse("none"));
    }

    /// The bytes of the acknowledgement; empty when the probe is refused.
    ///
    /// @param key  of the server; empty for any one
    private static Optional<byte[]> answer(Row row, Frame frame, byte[] key) throws Mismatch {
        var any = new byte[KEY_BYTES];
        Arrays.fill(any, (byte) 7);
        try {
            var probe = Probe.read(frame.flags(), frame.payload());
            return Acknowledgement.to(probe, NegotiationRunner.offer(row, key.length == 0 ? any : key))
                .map(Acknowledgement::frame);
        } catch (MalformedLumen _) {
            return Optional.empty();
        }
    }

    private static boolean hasKeyOfZeros(Frame frame) throws Mismatch {
        String key = NegotiationRunner.payload(frame) instanceof Json.Obj it ? it.text("pk").orElse("") : "";
        return key.equals(Base64.getEncoder().encodeToString(new byte[KEY_BYTES]));
    }

    /// The key that the recorded server had made for this one answer.
    private static byte[] key(Frame acknowledgement) throws Mismatch {
        try {
            byte[] key = Acknowledgement.read(acknowledgement.flags(), acknowledgement.payload()).publicKey();
            if (key != null) {
                return key;
            }
            throw new Mismatch("ack", "with a key", "without");
        } catch (MalformedLumen e) {
            throw new Mismatch("ack", "one that is read", String.valueOf(e.getMessage()));
        }
    }
}
