package dev.candela.lumen.cipher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The two ends of a connection whose private keys are known, so that every byte is.
final class Ends {
    static final String PRIVATE_A = "538590c87094f5f69820ab28838e9ca579be9ea24232f5b4464a5e0facb6b5ec";
    static final String PRIVATE_B = "fc2740e9ec353c5cfc3d501e2c0167acfe8e166f495b2b76fc9b2b4b3e5eace4";
    static final int ENCRYPTED = 0x02;

    private Ends() {}

    static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    static Handshake a(Role role) {
        return Handshake.of(role, hex(PRIVATE_A), null);
    }

    static Handshake b(Role role) {
        return Handshake.of(role, hex(PRIVATE_B), null);
    }

    static FrameCipher agreed(Agreement agreement) {
        assertThat(agreement).isInstanceOf(Agreement.Agreed.class);
        return ((Agreement.Agreed) agreement).cipher();
    }

    static FrameCipher initiator(Arrival arrival) {
        return agreed(a(Role.INITIATOR).agree(b(Role.RESPONDER).publicKey(), arrival));
    }

    static FrameCipher responder(Arrival arrival) {
        return agreed(b(Role.RESPONDER).agree(a(Role.INITIATOR).publicKey(), arrival));
    }

    static FrameCipher initiator(@Nullable PreSharedKey shared) {
        return agreed(Handshake.of(Role.INITIATOR, hex(PRIVATE_A), shared)
            .agree(b(Role.RESPONDER).publicKey(), Arrival.IN_ORDER));
    }

    static FrameCipher responder(@Nullable PreSharedKey shared) {
        return agreed(Handshake.of(Role.RESPONDER, hex(PRIVATE_B), shared)
            .agree(a(Role.INITIATOR).publicKey(), Arrival.IN_ORDER));
    }

    /// The plaintext in hex digits, or the reason in capitals.
    static String outcome(Opened opened) {
        return switch (opened) {
            case Opened.Plain(var payload) -> hex(payload);
            case Opened.Refused(var reason) -> reason.name();
        };
    }

    static Optional<String> why(Agreement agreement) {
        return switch (agreement) {
            case Agreement.Agreed _ -> Optional.empty();
            case Agreement.Refused(var why) -> Optional.of(why);
        };
    }
}
