package dev.candela.lumen.macaroon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candela.json.Json;
import dev.candela.lumen.MalformedLumen;
import dev.candela.lumen.cipher.Vectors;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class MacaroonTest {
    private static final RootKey KEY =
        RootKey.parse("8ff481eddd356f85fdf186d34b07d71295d9821e12e4c96595df7b00f18a1664");

    /// Macaroons that the reference cuts, so that their own signature no longer fits. We make none of them.
    private static final Map<String, String> TOO_LARGE = Map.of(
        "256 byte caveat (encode truncates, signature no longer verifies)", "caveat: 256 bytes (expected: <= 255)",
        "33 caveats (encode keeps 32)", "caveats: one more (expected: <= 32)",
        "300 byte id (encode truncates to 255)", "id: 300 bytes (expected: <= 255)");

    /// What is wrong with the bytes; those that are not here are read.
    private static final Map<String, String> UNREADABLE = Map.of(
        "too short", "macaroon at byte 8: signature of 26 bytes (expected: 32)",
        "35 bytes", "macaroon at byte 4: signature of 31 bytes (expected: 32)",
        "version 2", "macaroon at byte 1: version 2 (expected: 1)",
        "id beyond end", "macaroon at byte 2: cut short (expected: the id)",
        "caveat count too large", "macaroon at byte 4: 255 caveats (expected: <= 32)",
        "invalid utf8 id", "macaroon at byte 2: id is not UTF-8",
        "40 caveats on the wire", "macaroon at byte 4: 40 caveats (expected: <= 32)");

    static Stream<Arguments> made() {
        return vectors("make").filter(it -> !TOO_LARGE.containsKey(Vectors.text(it, "name"))).map(MacaroonTest::named);
    }

    static Stream<Arguments> tooLarge() {
        return vectors("make").filter(it -> TOO_LARGE.containsKey(Vectors.text(it, "name"))).map(MacaroonTest::named);
    }

    static Stream<Arguments> decoded() {
        return vectors("decode").map(MacaroonTest::named);
    }

    private static Stream<Json.Obj> vectors(String op) {
        return Vectors.of("macaroons.json", op).stream();
    }

    private static Arguments named(Json.Obj vector) {
        return Arguments.argumentSet(Vectors.text(vector, "name"), vector);
    }

    private static Macaroon minted(Json.Obj vector) {
        var macaroon = Macaroon.mint(RootKey.of(Vectors.bytes(vector, "key")), Vectors.text(vector, "id"),
            Vectors.text(vector, "location"));
        for (String caveat : Vectors.texts(vector, "caveats")) {
            macaroon = macaroon.attenuate(Caveat.of(caveat));
        }
        return macaroon;
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    @ParameterizedTest
    @MethodSource("made")
    void recorded_macaroons_are_made_to_the_byte(Json.Obj vector) {
        assertThat(minted(vector).bytes()).isEqualTo(Vectors.bytes(vector, "encoded"));
    }

    @ParameterizedTest
    @MethodSource("made")
    void recorded_macaroons_are_read_back(Json.Obj vector) throws MalformedLumen {
        var macaroon = Macaroon.parse(Vectors.bytes(vector, "encoded"));

        assertThat(macaroon.id()).isEqualTo(Vectors.text(vector, "id"));
        assertThat(macaroon.location()).isEqualTo(Vectors.text(vector, "location"));
        assertThat(macaroon.caveats()).extracting(Caveat::text).isEqualTo(Vectors.texts(vector, "caveats"));
        assertThat(macaroon.bytes()).isEqualTo(Vectors.bytes(vector, "encoded"));
        assertThat(macaroon.isSignedBy(RootKey.of(Vectors.bytes(vector, "key")))).isTrue();
    }

    @ParameterizedTest
    @MethodSource("made")
    void each_caveat_makes_the_recorded_signature(Json.Obj vector) {
        var signatures = Vectors.texts(vector, "signatures");
        var macaroon = Macaroon.mint(RootKey.of(Vectors.bytes(vector, "key")), Vectors.text(vector, "id"), "");
        assertThat(signatureOf(macaroon)).isEqualTo(signatures.getFirst());
        var caveats = Vectors.texts(vector, "caveats");
        for (int i = 0; i < caveats.size(); i++) {
            macaroon = macaroon.attenuate(Caveat.of(caveats.get(i)));
            assertThat(signatureOf(macaroon)).isEqualTo(signatures.get(i + 1));
        }
    }

    private static String signatureOf(Macaroon macaroon) {
        byte[] bytes = macaroon.bytes();
        return HexFormat.of().formatHex(bytes, bytes.length - 32, bytes.length);
    }

    @ParameterizedTest
    @MethodSource("tooLarge")
    void what_does_not_fit_is_refused_instead_of_cut(Json.Obj vector) {
        assertThatThrownBy(() -> minted(vector)).isInstanceOf(IllegalArgumentException.class)
            .hasMessage(TOO_LARGE.get(Vectors.text(vector, "name")));
    }

    @ParameterizedTest
    @MethodSource("decoded")
    void recorded_bytes_are_read_or_refused(Json.Obj vector) throws MalformedLumen {
        String fault = UNREADABLE.get(Vectors.text(vector, "name"));
        byte[] bytes = Vectors.bytes(vector, "hex");
        if (fault == null) {
            var decoded = vector.object("decoded").orElseThrow();
            var macaroon = Macaroon.parse(bytes);
            assertThat(macaroon.id()).isEqualTo(Vectors.text(decoded, "id"));
            assertThat(macaroon.location()).isEqualTo(Vectors.text(decoded, "location"));
            assertThat(macaroon.caveats()).isEmpty();
            assertThat(signatureOf(macaroon)).isEqualTo(Vectors.text(decoded, "signature"));
        } else {
            assertThatThrownBy(() -> Macaroon.parse(bytes)).isInstanceOf(MalformedLumen.class).hasMessage(fault);
        }
    }

    @Test
    void every_vector_of_the_file_is_used() {
        assertThat(Vectors.all("macaroons.json")).extracting(it -> Vectors.text(it, "op"))
            .containsOnly("make", "verify", "expiry", "decode");
    }

    @Test
    void a_macaroon_cut_anywhere_is_refused_and_so_is_one_byte_more() throws MalformedLumen {
        byte[] whole = Macaroon.mint(KEY, "ann", "here").attenuate(Caveat.of("op = read")).bytes();
        assertThat(Macaroon.parse(whole).id()).isEqualTo("ann");

        for (int length = 0; length <= whole.length + 1; length++) {
            byte[] other = Arrays.copyOf(whole, length);
            if (length != whole.length) {
                assertThatThrownBy(() -> Macaroon.parse(other)).isInstanceOf(MalformedLumen.class);
            }
        }
    }

    @Test
    void the_largest_macaroon_can_be_made_and_read() throws MalformedLumen {
        var largest = Macaroon.mint(KEY, "i".repeat(255), "l".repeat(255));
        for (int i = 0; i < 32; i++) {
            largest = largest.attenuate(Caveat.of("c".repeat(255)));
        }

        assertThat(largest.bytes()).hasSize(8738);
        assertThat(largest.text()).hasSize(11651);
        assertThat(Macaroon.parse(largest.text()).bytes()).isEqualTo(largest.bytes());
    }

    @Test
    void what_is_larger_than_the_largest_is_refused_by_its_size_alone() {
        assertThatThrownBy(() -> Macaroon.parse(new byte[8739]))
            .isInstanceOf(MalformedLumen.class).hasMessage("macaroon: 8739 bytes (expected: <= 8738)");
        assertThatThrownBy(() -> Macaroon.parse("A".repeat(11652)))
            .isInstanceOf(MalformedLumen.class).hasMessage("macaroon: 11652 characters (expected: <= 11651)");
    }

    @Test
    void a_length_counts_bytes_and_not_characters() {
        assertThat(Macaroon.mint(KEY, "é".repeat(127), "").id()).hasSize(127);

        assertThatThrownBy(() -> Macaroon.mint(KEY, "é".repeat(128), ""))
            .isInstanceOf(IllegalArgumentException.class).hasMessage("id: 256 bytes (expected: <= 255)");
    }

    @Test
    void half_a_character_is_refused() {
        assertThatThrownBy(() -> Macaroon.mint(KEY, "a\ud83d", ""))
            .isInstanceOf(IllegalArgumentException.class).hasMessage("id: with half a character (expected: Unicode)");
    }

    @Test
    void a_bearer_token_is_base64_of_the_url_alphabet_without_padding() throws MalformedLumen {
        var macaroon = Macaroon.parse(hex("010165016c00" + "fb".repeat(32)));

        assertThat(macaroon.text())
            .isEqualTo("AQFlAWwA-_v7-_v7-_v7-_v7-_v7-_v7-_v7-_v7-_v7-_v7-_s");
        assertThat(Macaroon.parse(macaroon.text()).bytes()).isEqualTo(macaroon.bytes());
    }

    @ParameterizedTest
    @CsvSource({
        "AQFlAWwA-_v7-_v7-_v7-_v7-_v7-_v7-_v7-_v7-_v7-_v7-_s=",
        "AQFlAWwA-_v7-_v7-_v7-_v7-_v7-_v7-_v7-_v7-_v7-_v7-_t",
        "AQFlAWwA+/v7+/v7+/v7+/v7+/v7+/v7+/v7+/v7+/v7+/v7+/s",
        "' AQFlAWwA-_v7-_v7-_v7-_v7-_v7-_v7-_v7-_v7-_v7-_v7-_s'",
        "A", "?"})
    void another_spelling_of_a_token_is_refused(String text) {
        assertThatThrownBy(() -> Macaroon.parse(text)).isInstanceOf(MalformedLumen.class)
            .hasMessage("macaroon: no text (expected: base64 of the URL alphabet, without padding)");
    }

    @ParameterizedTest
    @CsvSource({"''", "abc", "8ff481eddd356f85fdf186d34b07d71295d9821e12e4c96595df7b00f18a16",
        "8ff481eddd356f85fdf186d34b07d71295d9821e12e4c96595df7b00f18a166g"})
    void a_root_key_that_is_not_64_hex_digits_is_refused_without_being_quoted(String hex) {
        assertThatThrownBy(() -> RootKey.parse(hex)).isInstanceOf(IllegalArgumentException.class)
            .hasMessage("root key: " + hex.length() + " characters (expected: 64 hex digits)");
    }

    @Test
    void a_root_key_of_another_length_is_refused() {
        assertThatThrownBy(() -> RootKey.of(new byte[31])).isInstanceOf(IllegalArgumentException.class)
            .hasMessage("root key: 31 bytes (expected: 32)");
    }

    @Test
    void random_root_keys_do_not_know_each_others_macaroons() {
        var key = RootKey.random();
        var macaroon = Macaroon.mint(key, "ann", "");

        assertThat(macaroon.isSignedBy(key)).isTrue();
        assertThat(macaroon.isSignedBy(RootKey.random())).isFalse();
    }

    @Test
    void nothing_prints_a_signature_or_a_key() {
        assertThat(Macaroon.mint(KEY, "ann", "here").attenuate(Caveat.of("op = read")))
            .hasToString("Macaroon[1 caveats]");
        assertThat(KEY).hasToString("RootKey");
    }
}
