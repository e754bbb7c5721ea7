package dev.candela.lumen.cipher;

import static dev.candela.lumen.cipher.Ends.ENCRYPTED;
import static dev.candela.lumen.cipher.Ends.hex;
import static dev.candela.lumen.cipher.Ends.outcome;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candela.json.Json;
import dev.candela.lumen.Hyb128;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class FrameCipherTest {
    private static final int NOTIFY = 3;
    private static final byte[] PAYLOAD = {1, 2, 3};

    /// What must come out where frames may come late. Two differ from what the reference did, see the notes.
    private static final Map<String, List<String>> ANY_ORDER = Map.ofEntries(
        Map.entry("in order", List.of("00", "01", "02", "03")),
        Map.entry("replay of the last", List.of("00", "01", "REPLAYED")),
        // The reference takes 0 to 4 as seen when 5 comes first; 4 is fresh.
        Map.entry("first nonce 5, then 4", List.of("05", "04", "06")),
        // The reference accepts the replay.
        Map.entry("replay after a gap: 0,2,0 (reference accepts the replay)", List.of("00", "02", "REPLAYED")),
        // The reference refuses 1, which is fresh.
        Map.entry("reordering: 0,2,1 (reference refuses a fresh nonce)", List.of("00", "02", "01")),
        Map.entry("wrong type", List.of("FORGED", "00")),
        Map.entry("wrong flags", List.of("FORGED")),
        Map.entry("tag flipped, then the genuine one", List.of("FORGED", "00")),
        Map.entry("ciphertext flipped", List.of("FORGED")),
        Map.entry("nonce high bytes changed", List.of("FORGED")),
        Map.entry("too short", List.of("TOO_SHORT", "TOO_SHORT")),
        Map.entry("own direction", List.of("FORGED")));

    private static final Map<String, List<String>> IN_ORDER = Map.ofEntries(
        Map.entry("in order", List.of("00", "01", "02", "03")),
        Map.entry("replay of the last", List.of("00", "01", "REPLAYED")),
        Map.entry("first nonce 5, then 4", List.of("OUT_OF_ORDER", "OUT_OF_ORDER", "OUT_OF_ORDER")),
        Map.entry("replay after a gap: 0,2,0 (reference accepts the replay)",
            List.of("00", "OUT_OF_ORDER", "REPLAYED")),
        Map.entry("reordering: 0,2,1 (reference refuses a fresh nonce)", List.of("00", "OUT_OF_ORDER", "01")),
        Map.entry("wrong type", List.of("FORGED", "00")),
        Map.entry("wrong flags", List.of("FORGED")),
        Map.entry("tag flipped, then the genuine one", List.of("FORGED", "00")),
        Map.entry("ciphertext flipped", List.of("FORGED")),
        Map.entry("nonce high bytes changed", List.of("FORGED")),
        Map.entry("too short", List.of("TOO_SHORT", "TOO_SHORT")),
        Map.entry("own direction", List.of("FORGED")));

    static Stream<Arguments> sealing() {
        return Vectors.of("crypto.json", "encrypt").stream()
            .map(it -> Arguments.argumentSet(Vectors.text(it, "role"), it));
    }

    static Stream<Arguments> opening() {
        return Vectors.of("crypto.json", "decrypt").stream()
            .map(it -> Arguments.argumentSet(Vectors.text(it, "name"), it));
    }

    private static String frame(int type, int flags, byte[] payload) {
        var length = new byte[Hyb128.BYTES_MAX];
        int end = Hyb128.write(payload.length, length, 0);
        return hex(length).substring(0, 2 * end) + "%02x%02x".formatted(type, flags) + hex(payload);
    }

    @ParameterizedTest
    @MethodSource("sealing")
    void recorded_frames_are_sealed_to_the_byte(Json.Obj vector) {
        var cipher = Vectors.text(vector, "role").equals("initiator")
            ? Ends.initiator(Arrival.IN_ORDER) : Ends.responder(Arrival.IN_ORDER);

        for (var message : Vectors.list(vector, "messages")) {
            int type = Vectors.number(message, "type");
            int flags = Vectors.number(message, "flags");
            byte[] sealed = cipher.seal(type, flags, Vectors.bytes(message, "plaintext"));
            assertThat(frame(type, flags | ENCRYPTED, sealed)).isEqualTo(Vectors.text(message, "frame"));
        }
    }

    @ParameterizedTest
    @MethodSource("sealing")
    void recorded_frames_open_at_the_other_end(Json.Obj vector) {
        var cipher = Vectors.text(vector, "role").equals("initiator")
            ? Ends.responder(Arrival.IN_ORDER) : Ends.initiator(Arrival.IN_ORDER);

        for (var message : Vectors.list(vector, "messages")) {
            byte[] frame = Vectors.bytes(message, "frame");
            int at = Hyb128.sizeAt(frame, 0, frame.length) + 2;
            assertThat(outcome(cipher.open(frame[at - 2], frame[at - 1], frame, at, frame.length - at)))
                .isEqualTo(Vectors.text(message, "plaintext"));
        }
    }

    private static List<String> outcomes(FrameCipher cipher, Json.Obj vector) {
        return Vectors.list(vector, "items").stream().map(it -> outcome(cipher.open(Vectors.number(it, "type"),
            Vectors.number(it, "flags") | ENCRYPTED, Vectors.bytes(it, "encrypted")))).toList();
    }

    @ParameterizedTest
    @MethodSource("opening")
    void recorded_datagrams_are_delivered_once_or_refused(Json.Obj vector) {
        assertThat(outcomes(Ends.responder(Arrival.ANY_ORDER), vector))
            .isEqualTo(ANY_ORDER.get(Vectors.text(vector, "name")));
    }

    @ParameterizedTest
    @MethodSource("opening")
    void on_an_ordered_connection_only_the_next_frame_opens(Json.Obj vector) {
        assertThat(outcomes(Ends.responder(Arrival.IN_ORDER), vector))
            .isEqualTo(IN_ORDER.get(Vectors.text(vector, "name")));
    }

    @Test
    void every_vector_of_the_file_is_used() {
        assertThat(Vectors.all("crypto.json")).extracting(it -> Vectors.text(it, "op")).containsOnly(
            "x25519+hkdf", "validate_public_key", "encrypt", "decrypt", "note");
    }

    /// What TypeScript sends under the same keys has no tag.
    @Test
    void frames_of_a_reference_without_a_tag_are_refused() {
        var note = Vectors.of("crypto.json", "note").getFirst();

        assertThat(Vectors.texts(note, "typescript_frames")).hasSize(2).allSatisfy(it -> {
            byte[] frame = hex(it);
            assertThat(outcome(Ends.responder(Arrival.ANY_ORDER).open(frame[1], frame[2], frame, 3, frame.length - 3)))
                .isEqualTo("TOO_SHORT");
        });
    }

    @Test
    void plaintext_is_refused_where_ciphertext_must_come() {
        var server = Ends.responder(Arrival.IN_ORDER);
        byte[] sealed = Ends.initiator(Arrival.IN_ORDER).seal(NOTIFY, 0, PAYLOAD);

        assertThat(outcome(server.open(NOTIFY, 0, sealed))).isEqualTo("NOT_ENCRYPTED");
        assertThat(outcome(server.open(NOTIFY, 1, PAYLOAD))).isEqualTo("NOT_ENCRYPTED");
    }

    @Test
    void the_first_frame_that_opens_confirms_the_keys() {
        var client = Ends.initiator(Arrival.IN_ORDER);
        var server = Ends.responder(Arrival.IN_ORDER);
        byte[] sealed = client.seal(NOTIFY, 0, PAYLOAD);
        server.open(NOTIFY + 1, ENCRYPTED, sealed);
        assertThat(server.isConfirmed()).isFalse();

        server.open(NOTIFY, ENCRYPTED, sealed);

        assertThat(server.isConfirmed()).isTrue();
        assertThat(client.isConfirmed()).isFalse();
    }

    @Test
    void a_forged_frame_uses_up_no_counter() {
        var client = Ends.initiator(Arrival.ANY_ORDER);
        var server = Ends.responder(Arrival.ANY_ORDER);
        byte[] genuine = client.seal(NOTIFY, 0, PAYLOAD);
        byte[] forged = genuine.clone();
        forged[0] = 100;
        assertThat(outcome(server.open(NOTIFY, ENCRYPTED, forged))).isEqualTo("FORGED");

        assertThat(outcome(server.open(NOTIFY, ENCRYPTED, genuine))).isEqualTo("010203");
    }

    @ParameterizedTest
    @CsvSource({"0", "11", "12", "13", "15", "27", "30"})
    void a_bit_changed_anywhere_is_a_forgery(int at) {
        byte[] sealed = Ends.initiator(Arrival.ANY_ORDER).seal(NOTIFY, 0, PAYLOAD);
        sealed[at] ^= 1;

        assertThat(outcome(Ends.responder(Arrival.ANY_ORDER).open(NOTIFY, ENCRYPTED, sealed))).isEqualTo("FORGED");
    }

    @ParameterizedTest
    @CsvSource({"0x04", "0x08", "0x80"})
    void flags_are_covered_by_the_tag(String flag) {
        byte[] sealed = Ends.initiator(Arrival.IN_ORDER).seal(NOTIFY, 0, PAYLOAD);

        assertThat(outcome(Ends.responder(Arrival.IN_ORDER).open(NOTIFY, ENCRYPTED | Integer.decode(flag), sealed)))
            .isEqualTo("FORGED");
    }

    @Test
    void a_payload_can_be_a_part_of_an_array() {
        byte[] sealed = Ends.initiator(Arrival.IN_ORDER).seal(NOTIFY, 0, PAYLOAD);
        var around = new byte[sealed.length + 7];
        System.arraycopy(sealed, 0, around, 5, sealed.length);

        assertThat(outcome(Ends.responder(Arrival.IN_ORDER).open(NOTIFY, ENCRYPTED, around, 5, sealed.length)))
            .isEqualTo("010203");
        assertThatThrownBy(() -> Ends.responder(Arrival.IN_ORDER).open(NOTIFY, ENCRYPTED, around, 10, sealed.length))
            .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void the_flag_of_encryption_is_not_sealed_with_the_others() {
        assertThatThrownBy(() -> Ends.initiator(Arrival.IN_ORDER).seal(NOTIFY, ENCRYPTED, PAYLOAD))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage("flags: with ENCRYPTED (expected: those of the frame in plaintext)");
    }

    @Test
    void the_last_counter_is_never_used() {
        var key = new SecretKeySpec(new byte[32], "ChaCha20");
        var sealing = new Sealing(key, -2);
        byte[] last = sealing.seal(NOTIFY, 0, PAYLOAD);
        assertThat(hex(last)).startsWith("feffffffffffffff00000000");

        assertThatThrownBy(() -> sealing.seal(NOTIFY, 0, PAYLOAD)).isInstanceOf(IllegalStateException.class)
            .hasMessage("counter: used up (expected: a new handshake before)");

        var opening = new Opening(key, Arrival.IN_ORDER, -2);
        assertThat(outcome(opening.open(NOTIFY, ENCRYPTED, last, 0, last.length))).isEqualTo("010203");
        byte[] beyond = last.clone();
        beyond[0] = -1;
        assertThat(outcome(opening.open(NOTIFY, ENCRYPTED, beyond, 0, beyond.length))).isEqualTo("EXHAUSTED");
    }

    @Test
    void a_long_conversation_stays_in_step() {
        var client = Ends.initiator(Arrival.IN_ORDER);
        var server = Ends.responder(Arrival.IN_ORDER);
        for (int i = 0; i < 1000; i++) {
            byte[] payload = {(byte) i, (byte) (i >> 8)};
            assertThat(outcome(server.open(1, 3, client.seal(1, 1, payload)))).isEqualTo(hex(payload));
        }
    }
}
