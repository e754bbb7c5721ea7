package dev.candela.state;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candela.state.Sealer.Unsealed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyRingTest {
    private static final String SECRET = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
    private static final String OTHER = "ff".repeat(32);

    /// "payload", for "alice", until 12:15, by the secret above; made with another implementation.
    private static final String SEALED = "v1.nZFfdGRlZmdoaWprbG1ubyvIIJ8o9XyDwSF0URvbepcZCRGJGoJcQa4ikgpRUUY";

    private static final Instant EXPIRY = Instant.parse("2026-11-20T12:15:00Z");
    private static final InstantSource BEFORE = InstantSource.fixed(EXPIRY.minusMillis(1));

    private static byte[] bytes(String text) {
        return text.getBytes(US_ASCII);
    }

    private static void assertOpens(KeyRing ring, String text) {
        assertThat(ring.sealer("session", BEFORE).open(text, bytes("alice")))
            .isInstanceOfSatisfying(Unsealed.Opened.class, it ->
                assertThat(it.payload()).isEqualTo(bytes("payload")));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",
        "000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F",
        "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
        "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"
    })
    void a_text_of_the_format_opens_with_its_secret_however_that_is_written(String secret) {
        assertOpens(KeyRing.of(secret), SEALED);
    }

    @Test
    void both_alphabets_of_base64_name_the_same_secret() {
        String standard = "+/+/+/+/+/+/+/+/+/+/+/+/+/+/+/+/+/+/+/+/+/8=";
        String text = KeyRing.of(standard).sealer("session", BEFORE)
            .seal(bytes("payload"), bytes("alice"), Duration.ofMinutes(1));

        assertOpens(KeyRing.of("-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_8"), text);
    }

    @Test
    void a_text_of_the_format_expires() {
        assertThat(KeyRing.of(SECRET).sealer("session", InstantSource.fixed(EXPIRY)).open(SEALED, bytes("alice")))
            .isEqualTo(new Unsealed.Expired());
    }

    @Test
    void the_same_secret_gives_each_purpose_a_key_of_its_own() {
        assertThat(KeyRing.of(SECRET).sealer("request state", BEFORE).open(SEALED, bytes("alice")))
            .isEqualTo(new Unsealed.Invalid());
    }

    @Test
    void the_first_secret_seals_and_all_of_them_open() {
        var old = KeyRing.of(SECRET);
        var rotating = KeyRing.of(OTHER, SECRET);

        assertOpens(rotating, SEALED);
        String text = rotating.sealer("session", BEFORE).seal(bytes("payload"), bytes("alice"), Duration.ofMinutes(1));
        assertOpens(KeyRing.of(OTHER), text);
        assertThat(old.sealer("session", BEFORE).open(text, bytes("alice"))).isEqualTo(new Unsealed.Invalid());
    }

    @Test
    void a_random_ring_opens_what_it_sealed_and_no_other_does() {
        var ring = KeyRing.random();
        String text = ring.sealer("session", BEFORE).seal(bytes("payload"), bytes("alice"), Duration.ofMinutes(1));

        assertOpens(ring, text);
        assertThat(KeyRing.random().sealer("session", BEFORE).open(text, bytes("alice")))
            .isEqualTo(new Unsealed.Invalid());
    }

    @Test
    void a_secret_that_is_too_short_or_not_readable_is_refused_without_quoting_it() {
        assertThatThrownBy(() -> KeyRing.of(SECRET, "abcdef")).isInstanceOf(IllegalArgumentException.class)
            .hasMessage("secret 1: 3 bytes (expected: >= 32)").hasNoCause();
        assertThatThrownBy(() -> KeyRing.of("")).isInstanceOf(IllegalArgumentException.class)
            .hasMessage("secret 0: 0 bytes (expected: >= 32)");
        assertThatThrownBy(() -> KeyRing.of("not a secret!")).isInstanceOf(IllegalArgumentException.class)
            .hasMessage("secret 0: neither hex nor base64 (expected: one of them)").hasNoCause();
    }

    @Test
    void a_ring_does_not_show_its_secrets() {
        assertThat(KeyRing.of(SECRET)).hasToString("KeyRing");
    }

    @Test
    void whatever_a_client_sends_back_is_invalid_unless_we_sealed_it() {
        var random = new Random(42);
        var sealer = KeyRing.of(SECRET).sealer("session", BEFORE, 1000);
        byte[] sealed = bytes(SEALED);
        for (int round = 0; round < 20_000; round++) {
            byte[] text = sealed.clone();
            for (int changes = random.nextInt(3); changes >= 0; changes--) {
                text[random.nextInt(text.length)] = (byte) random.nextInt(256);
            }
            String sent = new String(text, 0, 1 + random.nextInt(text.length), ISO_8859_1);
            if (!sent.equals(SEALED)) {
                assertThat(sealer.open(sent, bytes("alice"))).as(HexFormat.of().formatHex(text))
                    .isEqualTo(new Unsealed.Invalid());
            }
        }
    }
}
