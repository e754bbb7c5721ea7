package dev.candela.app.vectors;

import static dev.candela.app.vectors.Mismatch.require;

import dev.candela.lumen.cipher.Agreement;
import dev.candela.lumen.cipher.Arrival;
import dev.candela.lumen.cipher.FrameCipher;
import dev.candela.lumen.cipher.RecordedKeys;
import dev.candela.lumen.cipher.Role;
import dev.candela.lumen.frame.Flags;
import dev.candela.lumen.frame.FrameType;
import java.util.Base64;

/// Keys and sealed frames. A weak key is refused, whatever the reference says of it.
final class CryptoRunner implements Runner {
    private static final byte[] PING = {1, 2, 3};
    private static final int TYPE = FrameType.HEARTBEAT.code();

    private static final String EXCHANGE = "x25519+hkdf";

    private final VectorFile file;

    CryptoRunner(VectorFile file) {
        this.file = file;
    }

    @Override
    public void run(Row row) throws Mismatch {
        switch (row.text("op")) {
            case EXCHANGE -> exchange(row);
            case "validate_public_key" -> weak(row);
            case "encrypt" -> sealed(row);
            case "decrypt" -> new SealedFrames(cipher(row, role(row))).run(row);
            case "note" -> untagged(row);
            default -> throw row.wrong("op", "x25519+hkdf, validate_public_key, encrypt, decrypt or note");
        }
    }

    /// Whose keys are used where a vector names none.
    private Row first() throws Mismatch {
        return file.rows().stream().filter(it -> it.members().text("op").filter(EXCHANGE::equals).isPresent())
            .findFirst().orElseThrow(() -> new Mismatch("vectors", "one of " + EXCHANGE, "none"));
    }

    private static void exchange(Row row) throws Mismatch {
        var a = RecordedKeys.handshake(Role.INITIATOR, row.hex("secret_a"));
        var b = RecordedKeys.handshake(Role.RESPONDER, row.hex("secret_b"));
        require("public_a", row.text("public_a"), Row.hex(a.publicKey()));
        require("public_b", row.text("public_b"), Row.hex(b.publicKey()));
        require("public_a_base64", row.text("public_a_base64"), Base64.getEncoder().encodeToString(a.publicKey()));
        byte[] byA = agreed(a.agree(row.hex("public_b"), Arrival.IN_ORDER)).seal(TYPE, 0, PING);
        byte[] byB = agreed(b.agree(row.hex("public_a"), Arrival.IN_ORDER)).seal(TYPE, 0, PING);
        // The keys show in what they seal: compared with the recorded keys, and with those of the recorded secret.
        require("sealed with c2s_key", JdkSeal.of(row.hex("c2s_key"), TYPE, PING), Row.hex(byA));
        require("sealed with s2c_key", JdkSeal.of(row.hex("s2c_key"), TYPE, PING), Row.hex(byB));
        require("sealed with the keys of shared", Row.hex(byA),
            Row.hex(cipher(row, Role.INITIATOR).seal(TYPE, 0, PING)));
    }

    private static FrameCipher agreed(Agreement agreement) throws Mismatch {
        return switch (agreement) {
            case Agreement.Agreed(var cipher) -> cipher;
            case Agreement.Refused(var why) -> throw new Mismatch("handshake", "agreed", why);
        };
    }

    private void weak(Row row) throws Mismatch {
        boolean isRefused = row.has("recommended") ? row.text("recommended").startsWith("refuse")
            : !row.isTrue("reference_says_valid");
        for (var role : Role.values()) {
            var agreement = RecordedKeys.handshake(role, first().hex("secret_a"))
                .agree(row.hex("public"), Arrival.IN_ORDER);
            require("whether it is refused", isRefused, agreement instanceof Agreement.Refused);
            if (agreement instanceof Agreement.Agreed(var cipher)) {
                require("sealed with the keys of shared_with_secret_a0",
                    Row.hex(RecordedKeys.cipher(role, row.hex("shared_with_secret_a0"), Arrival.IN_ORDER)
                        .seal(TYPE, 0, PING)), Row.hex(cipher.seal(TYPE, 0, PING)));
            }
        }
        if (isRefused) {
            require("shared_with_secret_a0", "00".repeat(32), row.text("shared_with_secret_a0"));
        }
    }

    private static void sealed(Row row) throws Mismatch {
        var sender = cipher(row, role(row));
        var receiver = cipher(row, role(row) == Role.INITIATOR ? Role.RESPONDER : Role.INITIATOR);
        for (var it : row.rows("messages")) {
            int type = it.count("type");
            int flags = it.count("flags");
            byte[] payload = sender.seal(type, flags, it.hex("plaintext"));
            var recorded = Frames.only("frame", it.hex("frame"));
            require("payload", Row.hex(recorded.payload()), Row.hex(payload));
            require("type of the frame", type, recorded.type());
            require("flags of the frame", flags | Flags.ENCRYPTED, recorded.flags());
            require("aad", it.text("aad"), Row.hex(new byte[] {(byte) type, (byte) flags}));
            require("nonce", it.text("nonce"), Row.hex(payload).substring(0, 24));
            require("opened", it.text("plaintext"),
                SealedFrames.outcome(receiver.open(type, recorded.flags(), recorded.payload())));
        }
    }

    /// What another implementation sends has no tag. It is refused.
    private void untagged(Row row) throws Mismatch {
        for (String it : row.texts("typescript_frames")) {
            var frame = Frames.only("typescript_frames", Row.hex("typescript_frames", it));
            require("opened", "TOO_SHORT", SealedFrames.outcome(
                cipher(first(), Role.RESPONDER).open(frame.type(), frame.flags(), frame.payload())));
        }
    }

    private static FrameCipher cipher(Row row, Role role) throws Mismatch {
        return RecordedKeys.cipher(role, row.hex("shared"), Arrival.ANY_ORDER);
    }

    private static Role role(Row row) throws Mismatch {
        return switch (row.text("role")) {
            case "initiator" -> Role.INITIATOR;
            case "responder" -> Role.RESPONDER;
            default -> throw row.wrong("role", "initiator or responder");
        };
    }
}
