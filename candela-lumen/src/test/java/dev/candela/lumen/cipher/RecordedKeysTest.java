package dev.candela.lumen.cipher;

import static dev.candela.lumen.cipher.Ends.hex;
import static dev.candela.lumen.cipher.Ends.outcome;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class RecordedKeysTest {
    private static final String SHARED = "0c18dc51fadb2c396b1a50c630bc5cd4db06deef2ef438a00a291b16a7901c0e";

    @Test
    void a_recorded_secret_makes_the_ends_that_its_handshake_does() {
        byte[] plain = hex("e7030ce503322e3004e3020ae50a746f6f6c732f6c697374");
        byte[] secret = hex(SHARED);
        byte[] sealed = RecordedKeys.cipher(Role.INITIATOR, secret, Arrival.IN_ORDER).seal(1, 1, plain);

        assertThat(hex(sealed)).isEqualTo("0000000000000000000000008aa3979c4ef1101317b9dc44ce87a588b86564287c28197398"
            + "49aec0b6cd1baf81b95382506bc357");
        assertThat(outcome(Ends.responder(Arrival.IN_ORDER).open(1, 3, sealed))).isEqualTo(hex(plain));
        assertThat(secret).as("it is the caller's").isEqualTo(hex(SHARED));
    }

    @Test
    void a_recorded_private_key_has_its_public_key() {
        assertThat(hex(RecordedKeys.handshake(Role.RESPONDER, hex(Ends.PRIVATE_A)).publicKey()))
            .isEqualTo("45a36a35182ec619bc10680026b2f2bc4104cef6335f48202e72a9f287f63c0c");
        assertThatThrownBy(() -> RecordedKeys.handshake(Role.RESPONDER, new byte[31]))
            .isInstanceOf(IllegalArgumentException.class).hasMessage("private key: 31 bytes (expected: 32)");
    }
}
