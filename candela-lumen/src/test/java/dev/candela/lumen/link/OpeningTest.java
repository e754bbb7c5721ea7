package dev.candela.lumen.link;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candela.json.Json;
import dev.candela.lumen.frame.Frame;
import dev.candela.lumen.frame.FrameType;
import dev.candela.lumen.negotiation.Acknowledgement;
import dev.candela.lumen.negotiation.Dialect;
import dev.candela.lumen.negotiation.Offer;
import dev.candela.lumen.negotiation.Probe;
import dev.candela.lumen.negotiation.Region;
import dev.candela.lumen.payload.Profile;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// How two ends find out what they speak.
class OpeningTest {
    /// What the clients that exist send, byte for byte.
    private static final String PYTHON_PROBE = "8043000f01e704ff0870726f746f636f6ce5054c554d454e1be503312e30ff0b636c696"
        + "56e745f6e616d65e500ff12737570706f727465645f76657273696f6e73e601e503312e30";
    private static final String TYPESCRIPT_PROBE =
        "270f01e702ff0176e302ff0463617073e602e50b636f6d7072657373696f6ee50973747265616d696e67";
    private static final String RUST_PROBE = "1e0f007b2276223a312c2263617073223a5b22636f6d7072657373696f6e225d7d";
    private static final String PING_FRAME = "120101e7030ce503322e3004e3020ae50470696e67";
    private static final byte[] LINE = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}\n".getBytes(UTF_8);
    private static final String LINE_TEXT = "text {\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";
    private static final LinkSettings REQUIRED = LinkSettings.SERVING.withLumen(Insistence.REQUIRE);

    @Test
    void a_client_and_a_server_of_this_library_settle_on_lumen() throws BrokenLink {
        var client = End.calling(LinkSettings.CALLING);
        var server = End.serving(LinkSettings.SERVING);
        server.take(client.link.greeting());
        client.take(server.heard.takeReplies());
        assertThat(client.events()).containsExactly("agreed UNION");
        assertThat(server.events()).containsExactly("agreed UNION");
        assertThat(server.link.terms().orElseThrow().profile()).isEqualTo(Profile.CANDELA);
        server.take(client.says(End.PING));
        assertThat(server.events()).endsWith(End.PING_VALUE);
    }

    @Test
    void the_same_happens_with_one_byte_at_a_time() throws BrokenLink {
        var client = End.calling(LinkSettings.CALLING);
        var server = End.serving(LinkSettings.SERVING);
        server.takeByteByByte(client.link.greeting());
        client.takeByteByByte(server.heard.takeReplies());
        server.takeByteByByte(client.says(End.PING));
        client.takeByteByByte(server.says(End.PING));
        assertThat(server.events()).containsExactly("agreed UNION", End.PING_VALUE);
        assertThat(client.events()).containsExactly("agreed UNION", End.PING_VALUE);
    }

    @Test
    void the_probe_of_python_is_answered_and_its_messages_are_read() throws BrokenLink {
        var server = End.serving(LinkSettings.SERVING);
        server.take(PYTHON_PROBE);
        assertThat(server.link.terms().orElseThrow().dialect()).isEqualTo(Dialect.PYTHON);
        assertThat(frame(server.heard.takeReplies()).is(FrameType.PROBE_ACK)).isTrue();
        server.take(PING_FRAME);
        assertThat(server.events()).containsExactly("agreed PYTHON", End.PING_VALUE);
    }

    @Test
    void the_probe_of_typescript_is_answered_and_large_integers_go_as_text() throws BrokenLink {
        var server = End.serving(LinkSettings.SERVING);
        server.take(TYPESCRIPT_PROBE);
        server.take(PING_FRAME);
        byte[] small = server.says(Json.parse("{\"id\":1,\"result\":{\"at\":2147483647}}"));
        byte[] large = server.says(Json.parse("{\"id\":1,\"result\":{\"at\":1750000000000}}"));
        assertThat(frame(small).flags()).isEqualTo(1);
        assertThat(frame(large).flags()).isZero();
        assertThat(new String(frame(large).payload(), UTF_8)).isEqualTo("{\"id\":1,\"result\":{\"at\":1750000000000}}");
    }

    @Test
    void the_probe_in_json_is_answered_in_json() throws BrokenLink {
        var server = End.serving(LinkSettings.SERVING.withCapabilities(Set.of("compression")));
        server.take(RUST_PROBE);
        byte[] answer = server.heard.takeReplies();
        assertThat(frame(answer).is(FrameType.PROBE_ACK)).isTrue();
        assertThat(new String(frame(answer).payload(), UTF_8)).isEqualTo("{\"v\":1,\"caps\":[\"compression\"]}");
    }

    @Test
    void to_python_a_frame_of_more_than_four_mebibytes_is_not_written() throws BrokenLink {
        var server = End.serving(LinkSettings.SERVING);
        server.take(PYTHON_PROBE);
        server.take(PING_FRAME);
        var large = Json.obj("id", 1, "result", Json.obj("text", "x".repeat(4 * 1024 * 1024)));
        assertThat(server.link.message(Link.MAIN, FrameType.RESPONSE, large)).isEmpty();
    }

    @Test
    void to_a_reference_a_container_of_more_than_1024_members_goes_as_text() throws BrokenLink {
        var server = End.serving(LinkSettings.SERVING);
        server.take(PYTHON_PROBE);
        var many = Json.obj("id", 1, "result", Json.obj("v", java.util.Collections.nCopies(1025, 1)));
        assertThat(frame(server.says(many)).flags()).isZero();
        var fewer = Json.obj("id", 1, "result", Json.obj("v", java.util.Collections.nCopies(1024, 1)));
        assertThat(frame(server.says(fewer)).flags()).isEqualTo(1);
    }

    @Test
    void a_client_that_sends_lines_gets_lines() throws BrokenLink {
        var server = End.serving(LinkSettings.SERVING);
        server.take(LINE);
        assertThat(server.events()).containsExactly("plain", LINE_TEXT);
        assertThat(server.link.phase()).isEqualTo(Link.Phase.PLAIN);
        assertThat(server.heard.takeReplies()).isEmpty();
    }

    @Test
    void a_client_that_falls_back_after_it_was_acknowledged_finds_the_beginning_of_the_first_line()
        throws BrokenLink {
        var server = End.serving(LinkSettings.SERVING);
        server.take(TYPESCRIPT_PROBE);
        server.heard.takeReplies();
        server.take(LINE);
        assertThat(server.heard.takeReplies()).containsOnly('\n').hasSize(64);
        assertThat(server.events()).containsExactly("agreed TYPESCRIPT", "plain", LINE_TEXT);
        assertThat(server.link.terms()).isEmpty();
    }

    @Test
    void after_the_first_frame_lines_are_no_messages() throws BrokenLink {
        var server = End.serving(LinkSettings.SERVING);
        server.take(TYPESCRIPT_PROBE);
        server.take(PING_FRAME);
        assertThatThrownBy(() -> server.take(LINE)).isInstanceOf(BrokenLink.class);
        assertThat(server.events()).doesNotContain(LINE_TEXT);
    }

    @Test
    void where_lumen_is_off_a_probe_is_only_rubbish_before_the_line() throws BrokenLink {
        var server = End.serving(LinkSettings.SERVING.withLumen(Insistence.OFF));
        server.take(TYPESCRIPT_PROBE);
        server.take("0a");
        server.take(LINE);
        assertThat(server.heard.takeReplies()).isEmpty();
        assertThat(server.events()).hasSize(3).last().isEqualTo(LINE_TEXT);
    }

    @Test
    void where_lumen_is_required_lines_are_refused_and_the_connection_ends() {
        var server = End.serving(REQUIRED);
        assertThatThrownBy(() -> server.take(LINE)).hasMessageContaining("expected: LUMEN");
        assertThat(server.events()).containsExactly(
            "refused message: JSON text (expected: LUMEN frames, nothing else is served here)");
        assertThat(server.link.phase()).isEqualTo(Link.Phase.BROKEN);
    }

    @Test
    void a_client_that_is_not_answered_falls_back_with_a_newline_first() {
        var client = End.calling(LinkSettings.CALLING);
        assertThat(client.link.greeting()).isNotEmpty();
        assertThat(client.link.giveUp()).containsExactly('\n');
        assertThat(client.link.phase()).isEqualTo(Link.Phase.PLAIN);
        assertThat(client.link.giveUp()).as("once").isEmpty();
    }

    @Test
    void a_client_that_requires_lumen_does_not_fall_back() {
        var client = End.calling(LinkSettings.CALLING.withLumen(Insistence.REQUIRE));
        assertThat(client.link.greeting()).isNotEmpty();
        client.link.giveUp();
        assertThat(client.link.phase()).isEqualTo(Link.Phase.BROKEN);
    }

    @Test
    void a_server_that_acknowledges_too_late_cannot_be_used() {
        var client = End.calling(LinkSettings.CALLING);
        var server = End.serving(LinkSettings.SERVING);
        byte[] probe = client.link.greeting();
        client.link.giveUp();
        assertThatThrownBy(() -> {
            server.take(probe);
            client.take(server.heard.takeReplies());
        }).hasMessage("acknowledgement: late (expected: in time, or none)");
        assertThat(client.events()).containsExactly("late");
    }

    @Test
    void what_a_server_says_before_it_answers_is_passed_over() throws BrokenLink {
        var client = End.calling(LinkSettings.CALLING);
        var server = End.serving(LinkSettings.SERVING);
        server.take(client.link.greeting());
        client.take("Starting, port 8080\nwarning: no colours\n".getBytes(UTF_8));
        client.take(server.heard.takeReplies());
        assertThat(client.events()).containsExactly("agreed UNION");
    }

    @Test
    void frames_behind_the_acknowledgement_in_one_piece_are_not_lost() throws BrokenLink {
        var client = End.calling(LinkSettings.CALLING);
        var server = End.serving(LinkSettings.SERVING);
        server.take(client.link.greeting());
        client.take(End.all(server.heard.takeReplies(), server.says(End.PING)));
        assertThat(client.events()).containsExactly("agreed UNION", End.PING_VALUE);
    }

    @Test
    void a_probe_that_cannot_be_read_gets_no_answer_and_the_next_one_does() throws BrokenLink {
        var server = End.serving(LinkSettings.SERVING);
        server.take("010f01e0");
        assertThat(server.heard.takeReplies()).isEmpty();
        server.take(TYPESCRIPT_PROBE);
        assertThat(server.events()).containsExactly("agreed TYPESCRIPT");
    }

    @Test
    void a_server_that_has_moved_to_shared_memory_is_left() {
        var client = End.calling(LinkSettings.CALLING);
        client.link.greeting();
        byte[] answer = Acknowledgement.to(Probe.union("", Set.of()),
            Offer.of("", Set.of()).withRegion(new Region("lumen", 4096))).orElseThrow().frame();
        assertThatThrownBy(() -> client.take(answer)).hasMessageStartingWith("server: has moved to shared memory");
    }

    @Test
    void a_bearer_is_shown_and_never_told() throws BrokenLink {
        var server = End.serving(LinkSettings.SERVING);
        var settings = LinkSettings.CALLING.withBearer("secret-token");
        server.take(End.calling(settings).link.greeting());
        assertThat(server.link.terms().orElseThrow().bearer()).isEqualTo("secret-token");
        assertThat(List.of(settings.toString(), server.link.terms().orElseThrow().toString()))
            .noneMatch(it -> it.contains("secret-token"));
    }

    private static Frame frame(byte[] bytes) {
        return switch (Frame.parse(bytes, 0, bytes.length)) {
            case Frame.Parsed.Complete(var frame, int consumed) when consumed == bytes.length -> frame;
            case Frame.Parsed other -> throw new AssertionError("not one frame: " + other);
        };
    }
}
