package dev.candela.lumen.negotiation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candela.lumen.MalformedLumen;
import dev.candela.lumen.frame.Frame;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NegotiationTest {
    private static final byte[] KEY = key(1);

    private static byte[] key(int fill) {
        var key = new byte[32];
        Arrays.fill(key, (byte) fill);
        return key;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Probe probe(String json) throws MalformedLumen {
        return Probe.read(0, utf8(json));
    }

    private static Frame parsed(byte[] bytes) {
        return ((Frame.Parsed.Complete) Frame.parse(bytes, 0, bytes.length)).frame();
    }

    private static Probe again(Probe probe) throws MalformedLumen {
        var frame = parsed(probe.frame());
        return Probe.read(frame.flags(), frame.payload());
    }

    private static Acknowledgement again(Acknowledgement ack) throws MalformedLumen {
        var frame = parsed(ack.frame());
        return Acknowledgement.read(frame.flags(), frame.payload());
    }

    private static String repeated(String word, int times) {
        return String.join(",", IntStream.range(0, times).mapToObj(i -> "\"" + word + i + "\"").toList());
    }

    @Test
    void a_probe_of_ours_carries_a_key_and_a_bearer() throws MalformedLumen {
        var caps = new LinkedHashSet<>(List.of(Capability.COMPRESSION, Capability.ENCRYPTION, Capability.MUX));
        var probe = again(Probe.union("candela", caps).withPublicKey(KEY).withBearer("secret-token"));
        assertThat(probe.dialect()).isEqualTo(Dialect.UNION);
        assertThat(probe.clientName()).isEqualTo("candela");
        assertThat(probe.versions()).containsExactly("1.0");
        assertThat(probe.capabilities()).containsExactly("compression", "encryption", "x-candela-mux");
        assertThat(probe.publicKey()).isEqualTo(KEY);
        assertThat(probe.bearer()).isEqualTo("secret-token");
        assertThat(probe.toString()).doesNotContain("secret-token").doesNotContain("candela");
    }

    @Test
    void a_server_tells_all_it_can_and_both_use_what_both_can() {
        var probe = Probe.union("c", new LinkedHashSet<>(List.of("compression", "x-other", "x-candela-mux")));
        var offer = Offer.of("s", new LinkedHashSet<>(List.of("x-candela-mux", "heartbeat", "compression")));
        var ack = Acknowledgement.to(probe, offer).orElseThrow();
        assertThat(ack.capabilities()).containsExactly("x-candela-mux", "heartbeat", "compression");
        assertThat(ack.agreed(probe)).containsExactly("compression", "x-candela-mux");
    }

    @Test
    void shared_memory_is_named_in_an_acknowledgement_that_says_names() throws MalformedLumen {
        var probe = Probe.union("c", Set.of());
        var offer = Offer.of("s", Set.of()).withRegion(new Region("/lumen-1", 8_388_608));
        var ack = again(Acknowledgement.to(probe, offer).orElseThrow());
        assertThat(ack.region()).isEqualTo(new Region("/lumen-1", 8_388_608));
        assertThat(new Region("/lumen-1", 1).bareName()).isEqualTo("lumen-1");
        assertThat(new Region("lumen-1", 1).bareName()).isEqualTo("lumen-1");
        var json = Probe.of(Dialect.JSON, "", List.of("1.0"), Set.of());
        assertThat(new String(parsed(Acknowledgement.to(json, offer).orElseThrow().frame()).payload(),
            StandardCharsets.UTF_8)).isEqualTo("{\"v\":1,\"caps\":[]}");
    }

    @ParameterizedTest
    @CsvSource({"PYTHON, UNION", "TYPESCRIPT, UNION", "UNION, UNION", "JSON, JSON"})
    void an_answer_is_in_kind(Dialect asked, Dialect answered) {
        var probe = Probe.of(asked, "", List.of("1.0"), Set.of());
        assertThat(Acknowledgement.to(probe, Offer.of("s", Set.of())).orElseThrow().dialect()).isEqualTo(answered);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"1.1,1.0|1.0,1.1|1.0", "2.0,1.5|1.5,2.0|2.0", "1.1|1.1|1.1"})
    void the_accepted_version_is_ours_or_the_first_of_the_client_that_is_served(
        String asked, String served, String accepted) {
        var probe = Probe.of(Dialect.UNION, "", List.of(asked.split(",")), Set.of());
        var offer = Offer.of("", List.of(served.split(",")), Set.of());
        assertThat(Acknowledgement.to(probe, offer).orElseThrow().acceptedVersion()).isEqualTo(accepted);
    }

    @Test
    void a_client_of_other_versions_gets_no_answer() throws MalformedLumen {
        var offer = Offer.of("s", Set.of());
        var probe = probe("{\"v\":2,\"caps\":[]}");
        assertThat(probe.versions()).containsExactly("2.0");
        assertThat(Acknowledgement.to(probe, offer)).isEmpty();
        assertThat(Acknowledgement.refusal(probe, offer))
            .hasValue("versions: none of the client's (expected: one of [1.0])");
        assertThat(Acknowledgement.refusal(probe("{\"v\":1,\"caps\":[]}"), offer)).isEmpty();
    }

    @Test
    void a_server_that_does_not_encrypt_says_so_by_giving_no_key() throws MalformedLumen {
        var probe = probe("{\"v\":1,\"caps\":[\"encryption\"]}");
        var ack = Acknowledgement.to(probe, Offer.of("s", Set.of("compression"))).orElseThrow();
        assertThat(ack.publicKey()).isNull();
        var without = Probe.union("c", Set.of("compression"));
        var offer = Offer.of("s", Set.of("encryption")).withPublicKey(KEY);
        assertThat(Acknowledgement.to(without, offer).orElseThrow().publicKey()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "[]|payload: not an object (expected: an object)",
        "{}|probe: no protocol, and not v with caps (expected: one of both)",
        "{\"v\":1}|probe: no protocol, and not v with caps (expected: one of both)",
        "{\"v\":\"1\",\"caps\":[]}|probe: no protocol, and not v with caps (expected: one of both)",
        "{\"protocol\":\"HTTP\"}|probe: no protocol, and not v with caps (expected: one of both)",
        "{\"v\":1.5,\"caps\":[]}|v: not a version (expected: 0..65535)",
        "{\"v\":-1,\"caps\":[]}|v: not a version (expected: 0..65535)",
        "{\"v\":1e99,\"caps\":[]}|v: not a version (expected: 0..65535)",
        "{\"v\":1,\"caps\":[],\"pk\":5}|pk: not a key (expected: base64 of 32 bytes)",
        "{\"v\":1,\"caps\":[],\"bearer\":\"\"}|bearer: 0 characters (expected: text of 1..16384)",
        "{\"v\":1,\"caps\":[],\"bearer\":{}}|bearer: 0 characters (expected: text of 1..16384)",
        "{|payload: text at byte 1: cut short (expected: the rest of a value)"})
    void what_is_no_probe_is_refused(String json, String message) {
        assertThatThrownBy(() -> probe(json)).isInstanceOf(MalformedLumen.class).hasMessage(message);
    }

    @Test
    void what_is_beyond_the_limits_is_refused() throws MalformedLumen {
        assertThat(probe("{\"v\":1,\"caps\":[" + repeated("c", 64) + "]}").capabilities()).hasSize(64);
        assertThatThrownBy(() -> probe("{\"v\":1,\"caps\":[" + repeated("c", 65) + "]}"))
            .hasMessage("caps: more than 64 (expected: <= 64)");
        assertThatThrownBy(() -> probe("{\"v\":1,\"caps\":[\"" + "c".repeat(65) + "\"]}"))
            .hasMessage("caps: one of 65 characters (expected: <= 64)");
        String versions = "{\"protocol\":\"LUMEN\",\"supported_versions\":[";
        assertThat(probe(versions + repeated("1.", 16) + "]}").versions()).hasSize(16);
        assertThatThrownBy(() -> probe(versions + repeated("1.", 17) + "]}"))
            .hasMessage("supported_versions: more than 16 (expected: <= 16)");
        assertThatThrownBy(() -> probe("{\"v\":1,\"caps\":[],\"bearer\":\"" + "b".repeat(16_385) + "\"}"))
            .hasMessage("bearer: 16385 characters (expected: text of 1..16384)");
        assertThatThrownBy(() -> Probe.read(0, new byte[65_537]))
            .hasMessage("payload: 65537 bytes (expected: <= 65536)");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x02, 0x08, 0x10, 0x83})
    void a_probe_with_flags_that_it_cannot_have_is_refused(int flags) {
        assertThatThrownBy(() -> Probe.read(flags, utf8("{\"v\":1,\"caps\":[]}")))
            .hasMessage("flags: " + flags + " (expected: none but COMPRESSED and PRIORITY)");
    }

    @Test
    void a_long_name_is_cut_between_characters() throws MalformedLumen {
        String name = "n".repeat(255) + "\uD83D\uDE80" + "n";
        assertThat(probe("{\"v\":1,\"caps\":[],\"client_name\":\"" + name + "\"}").clientName())
            .isEqualTo("n".repeat(255));
        assertThat(Acknowledgement.read(0, utf8("{\"server_name\":\"" + "s".repeat(300) + "\"}")).serverName())
            .isEqualTo("s".repeat(256));
    }

    @Test
    void null_is_as_good_as_nothing() throws MalformedLumen {
        var probe = probe("{\"v\":1,\"caps\":[null,7,\"a\"],\"pk\":null,\"bearer\":null}");
        assertThat(probe.publicKey()).isNull();
        assertThat(probe.bearer()).isNull();
        assertThat(probe.capabilities()).containsExactly("a");
    }

    @Test
    void whatever_is_an_object_acknowledges() throws MalformedLumen {
        var ack = Acknowledgement.read(0, utf8("{\"ok\":true}"));
        assertThat(ack.serverName()).isEmpty();
        assertThat(ack.acceptedVersion()).isEmpty();
        assertThat(ack.capabilities()).isEmpty();
        assertThat(Acknowledgement.read(1, HexFormat.of().parseHex("e700")).capabilities())
            .containsExactly("compression");
        assertThatThrownBy(() -> Acknowledgement.read(1, HexFormat.of().parseHex("e600")))
            .hasMessage("payload: not an object (expected: an object)");
        assertThatThrownBy(() -> Acknowledgement.read(0, utf8("{\"shm_region\":\"/r\"}")))
            .hasMessage("shm_size: none or not positive (expected: a number of bytes)");
        assertThatThrownBy(() -> Acknowledgement.read(0, utf8("{\"shm_region\":7,\"shm_size\":7}")))
            .hasMessage("shm_region: 0 characters (expected: text of 1..255)");
    }

    @Test
    void shared_memory_is_chosen_when_both_have_it_and_it_can_be_made() throws MalformedLumen {
        var offer = new TransportOffer(List.of("stdio", "mmap"));
        var choice = TransportChoice.of(
            offer, List.of("stdio", "mmap"), () -> Optional.of(new Region("/lumen-shm-1f-7", 524_288)));
        assertThat(new String(parsed(choice.frame()).payload(), StandardCharsets.UTF_8))
            .isEqualTo("{\"cap\":\"mmap\",\"shm_path\":\"/lumen-shm-1f-7\",\"shm_size\":524288}");
        assertThat(TransportChoice.read(0, parsed(choice.frame()).payload())).isEqualTo(choice);
        assertThat(TransportChoice.of(offer, List.of("mmap"), Optional::empty))
            .isEqualTo(new TransportChoice("stdio", null));
        assertThat(TransportChoice.of(offer, List.of("quic"), Optional::empty))
            .isEqualTo(new TransportChoice("stdio", null));
        assertThatThrownBy(() -> new TransportChoice("mmap", null))
            .hasMessage("carrier: mmap (expected: a region with mmap and nothing else)");
        assertThatThrownBy(() -> TransportChoice.read(0, utf8("{\"cap\":\"mmap\"}")))
            .hasMessage("shm_path: none (expected: one, with the carrier mmap)");
        assertThatThrownBy(() -> TransportChoice.read(0, utf8("{}")))
            .hasMessage("cap: 0 characters (expected: text of 1..64)");
        assertThatThrownBy(() -> TransportOffer.read(0, utf8("{}"))).hasMessage("caps: none (expected: an array)");
    }

    @Test
    void a_key_of_another_size_is_a_mistake() {
        assertThatThrownBy(() -> Probe.union("c", Set.of()).withPublicKey(new byte[31]))
            .hasMessage("public key: 31 bytes (expected: 32)");
        assertThatThrownBy(() -> Offer.of("s", Set.of()).withPublicKey(new byte[33]))
            .hasMessage("public key: 33 bytes (expected: 32)");
        assertThatThrownBy(() -> new Region("", 1)).hasMessage("region name: 0 characters (expected: 1..255)");
        assertThatThrownBy(() -> new Region("r", 0)).hasMessage("region bytes: 0 (expected: > 0)");
    }
}
