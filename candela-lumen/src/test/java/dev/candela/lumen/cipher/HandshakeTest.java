package dev.candela.lumen.cipher;

import static dev.candela.lumen.cipher.Ends.hex;
import static dev.candela.lumen.cipher.Ends.outcome;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candela.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class HandshakeTest {
    private static final byte[] PING = {1, 2, 3};

    static Stream<Arguments> exchanges() {
        return Vectors.of("crypto.json", "x25519+hkdf").stream()
            .map(it -> Arguments.argumentSet(Vectors.text(it, "public_a_base64"), it));
    }

    static Stream<Arguments> weakKeys() {
        return Vectors.of("crypto.json", "validate_public_key").stream()
            .map(it -> Arguments.argumentSet(Vectors.text(it, "public"), it));
    }

    /// Independent of the code: the recorded key and the JDK's cipher.
    private static byte[] sealedBy(byte[] key, byte[] payload) throws Exception {
        var cipher = Cipher.getInstance("ChaCha20-Poly1305");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "ChaCha20"), new IvParameterSpec(new byte[12]));
        cipher.updateAAD(new byte[] {0x0A, 0x00});
        return cipher.doFinal(payload);
    }

    private static PreSharedKey shared(String letter) {
        return PreSharedKey.of(letter.repeat(32).getBytes(StandardCharsets.US_ASCII));
    }

    @ParameterizedTest
    @MethodSource("exchanges")
    void both_ends_derive_the_recorded_keys(Json.Obj vector) throws Exception {
        var a = Handshake.of(Role.INITIATOR, Vectors.bytes(vector, "secret_a"), null);
        var b = Handshake.of(Role.RESPONDER, Vectors.bytes(vector, "secret_b"), null);
        assertThat(hex(a.publicKey())).isEqualTo(Vectors.text(vector, "public_a"));
        assertThat(hex(b.publicKey())).isEqualTo(Vectors.text(vector, "public_b"));
        assertThat(Base64.getEncoder().encodeToString(a.publicKey()))
            .isEqualTo(Vectors.text(vector, "public_a_base64"));

        var atA = Ends.agreed(a.agree(Vectors.bytes(vector, "public_b"), Arrival.IN_ORDER));
        var atB = Ends.agreed(b.agree(Vectors.bytes(vector, "public_a"), Arrival.IN_ORDER));

        byte[] byA = atA.seal(0x0A, 0, PING);
        byte[] byB = atB.seal(0x0A, 0, PING);
        assertThat(hex(byA)).isEqualTo("00".repeat(12) + hex(sealedBy(Vectors.bytes(vector, "c2s_key"), PING)));
        assertThat(hex(byB)).isEqualTo("00".repeat(12) + hex(sealedBy(Vectors.bytes(vector, "s2c_key"), PING)));
        assertThat(outcome(atB.open(0x0A, 2, byA))).isEqualTo("010203");
        assertThat(outcome(atA.open(0x0A, 2, byB))).isEqualTo("010203");
    }

    @ParameterizedTest
    @MethodSource("exchanges")
    void the_recorded_shared_secret_is_that_of_both(Json.Obj vector) {
        var a = X25519.of(Vectors.bytes(vector, "secret_a")).getPrivate();
        var b = X25519.of(Vectors.bytes(vector, "secret_b")).getPrivate();

        assertThat(X25519.secret(a, Vectors.bytes(vector, "public_b"))).isEqualTo(Vectors.bytes(vector, "shared"));
        assertThat(X25519.secret(b, Vectors.bytes(vector, "public_a"))).isEqualTo(Vectors.bytes(vector, "shared"));
    }

    @ParameterizedTest
    @MethodSource("weakKeys")
    void a_key_of_low_order_is_refused_by_either_end(Json.Obj vector) {
        byte[] weak = Vectors.bytes(vector, "public");

        for (var role : Role.values()) {
            assertThat(Ends.why(Ends.a(role).agree(weak, Arrival.IN_ORDER)))
                .contains("public key: of low order (expected: one that makes a secret)");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0000000000000000000000000000000000000000000000000000000000000080",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b880",
        "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f11d7"})
    void a_key_of_low_order_in_another_spelling_is_refused_too(String weak) {
        assertThat(Ends.why(Ends.a(Role.RESPONDER).agree(hex(weak), Arrival.IN_ORDER)))
            .contains("public key: of low order (expected: one that makes a secret)");
    }

    @ParameterizedTest
    @CsvSource({"0", "31", "33"})
    void a_key_of_another_length_is_refused(int bytes) {
        assertThat(Ends.why(Ends.a(Role.INITIATOR).agree(new byte[bytes], Arrival.IN_ORDER)))
            .contains("public key: " + bytes + " bytes (expected: 32)");
    }

    @Test
    void our_own_key_sent_back_is_refused() {
        assertThat(Ends.why(Ends.a(Role.INITIATOR).agree(Ends.a(Role.INITIATOR).publicKey(), Arrival.IN_ORDER)))
            .contains("public key: our own (expected: the peer's)");
    }

    @Test
    void a_handshake_is_good_for_one_connection() {
        var once = Ends.a(Role.INITIATOR);
        assertThat(once.agree(Ends.b(Role.RESPONDER).publicKey(), Arrival.IN_ORDER))
            .isInstanceOf(Agreement.Agreed.class);

        assertThatThrownBy(() -> once.agree(Ends.b(Role.RESPONDER).publicKey(), Arrival.IN_ORDER))
            .isInstanceOf(IllegalStateException.class)
            .hasMessage("handshake: done (expected: a new one for each connection)");
    }

    @Test
    void a_refused_key_ends_the_handshake_too() {
        var once = Ends.a(Role.INITIATOR);
        assertThat(once.agree(new byte[32], Arrival.IN_ORDER)).isInstanceOf(Agreement.Refused.class);

        assertThatThrownBy(() -> once.agree(Ends.b(Role.RESPONDER).publicKey(), Arrival.IN_ORDER))
            .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void fresh_handshakes_have_keys_of_their_own_and_agree() {
        var client = Handshake.begin(Role.INITIATOR);
        var server = Handshake.begin(Role.RESPONDER);
        byte[] ofClient = client.publicKey();
        assertThat(ofClient).hasSize(32).isNotEqualTo(server.publicKey())
            .isNotEqualTo(Handshake.begin(Role.INITIATOR).publicKey());

        var atClient = Ends.agreed(client.agree(server.publicKey(), Arrival.IN_ORDER));
        var atServer = Ends.agreed(server.agree(ofClient, Arrival.IN_ORDER));

        assertThat(outcome(atServer.open(1, 3, atClient.seal(1, 1, PING)))).isEqualTo("010203");
    }

    @Test
    void ends_with_the_same_pre_shared_key_understand_each_other() {
        var client = Ends.initiator(shared("k"));
        var server = Ends.responder(shared("k"));

        assertThat(outcome(server.open(1, 2, client.seal(1, 0, PING)))).isEqualTo("010203");
        assertThat(outcome(client.open(2, 2, server.seal(2, 0, PING)))).isEqualTo("010203");
    }

    @ParameterizedTest
    @CsvSource({"k,", ",k", "k,l"})
    void ends_with_different_secrets_understand_nothing_and_confirm_nothing(String client, String server) {
        var atClient = Ends.initiator(client == null ? null : shared(client));
        var atServer = Ends.responder(server == null ? null : shared(server));

        assertThat(outcome(atServer.open(1, 2, atClient.seal(1, 0, PING)))).isEqualTo("FORGED");
        assertThat(atServer.isConfirmed()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"31", "1025"})
    void a_pre_shared_key_that_is_too_short_or_too_long_is_refused(int bytes) {
        assertThatThrownBy(() -> PreSharedKey.of(new byte[bytes])).isInstanceOf(IllegalArgumentException.class)
            .hasMessage("pre-shared key: " + bytes + " bytes (expected: 32 to 1024)");
    }

    @Test
    void nothing_prints_a_secret() {
        var shared = shared("s");
        assertThat(shared).hasToString("PreSharedKey");
        assertThat(Handshake.begin(Role.INITIATOR, shared)).hasToString("Handshake[INITIATOR]");
        assertThat(Ends.initiator(Arrival.IN_ORDER)).hasToString("FrameCipher");
        assertThat(new Agreement.Agreed(Ends.initiator(Arrival.IN_ORDER))).hasToString("Agreed[cipher=FrameCipher]");
    }
}
