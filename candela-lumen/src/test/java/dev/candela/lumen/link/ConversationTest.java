package dev.candela.lumen.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candela.json.Json;
import dev.candela.lumen.extension.Batch;
import dev.candela.lumen.extension.DictionarySync;
import dev.candela.lumen.extension.FlowControl;
import dev.candela.lumen.extension.Heartbeat;
import dev.candela.lumen.extension.MuxFrame;
import dev.candela.lumen.extension.StreamData;
import dev.candela.lumen.extension.StreamInit;
import dev.candela.lumen.frame.Frame;
import dev.candela.lumen.frame.FrameType;
import dev.candela.lumen.negotiation.TransportOffer;
import dev.candela.lumen.payload.Dictionary;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What two ends can do once they speak LUMEN, and what they may not.
class ConversationTest {
    private final End client = End.calling(LinkSettings.CALLING);
    private final End server = End.serving(LinkSettings.SERVING);

    private static End bare() throws BrokenLink {
        var bare = End.serving(LinkSettings.SERVING.withCapabilities(Set.of("compression")));
        bare.take(End.calling(LinkSettings.CALLING).link.greeting());
        bare.heard.takeReplies();
        bare.events().clear();
        return bare;
    }

    @Test
    void words_are_told_before_the_first_message_and_save_bytes() throws BrokenLink {
        var talking = End.calling(LinkSettings.CALLING.withWords(List.of("temperatureInCelsius")));
        End.settle(talking, server);
        var message = Json.parse("{\"jsonrpc\":\"2.0\",\"method\":\"tools/call\",\"temperatureInCelsius\":20}");
        byte[] first = talking.says(message);
        byte[] second = talking.says(message);
        server.take(first);
        server.take(second);
        assertThat(server.events()).containsExactly("value " + message.toText(), "value " + message.toText());
        assertThat(second).hasSize(14);
    }

    @Test
    void words_that_come_after_a_message_end_the_connection() throws BrokenLink {
        End.settle(client, server);
        server.take(client.says(End.PING));
        var words = new DictionarySync(List.of(new Dictionary.Word(0xF0, "late"))).frame();
        assertThatThrownBy(() -> server.take(words.bytes())).hasMessageStartingWith("words: not now");
    }

    @Test
    void messages_compressed_in_context_are_read_and_the_second_is_smaller() throws BrokenLink {
        var talking = End.calling(LinkSettings.CALLING.compressing());
        End.settle(talking, server);
        var message = Json.parse(
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"weather\"}}");
        byte[] first = talking.says(message);
        byte[] second = talking.says(message);
        server.take(first);
        server.take(second);
        String text = "text " + message.toText();
        assertThat(server.events()).containsExactly(text, text);
        assertThat(second.length).isLessThan(first.length).isLessThan(16);
    }

    @Test
    void a_lost_context_ends_the_connection() throws BrokenLink {
        var talking = End.calling(LinkSettings.CALLING.compressing());
        End.settle(talking, server);
        assertThatThrownBy(() -> server.take("020100ffff")).isInstanceOf(BrokenLink.class);
    }

    @Test
    void a_channel_carries_messages_of_its_own_until_it_is_closed() throws BrokenLink {
        End.settle(client, server);
        var opened = client.link.open().orElseThrow();
        server.take(opened.asking().seal());
        server.take(client.says(opened.channel(), End.PING));
        client.take(server.says(opened.channel(), End.PING));
        server.take(client.link.close(opened.channel()).orElseThrow().seal());
        client.take(server.heard.takeReplies());
        assertThat(server.events()).containsExactly("opened 0", "@0 " + End.PING_VALUE, "closed 0");
        assertThat(client.events()).containsExactly("@0 " + End.PING_VALUE, "closed 0");
        assertThat(client.link.open().orElseThrow().channel()).as("free again").isZero();
    }

    @Test
    void what_is_under_way_to_a_channel_that_was_closed_is_dropped() throws BrokenLink {
        End.settle(client, server);
        var opened = client.link.open().orElseThrow();
        server.take(opened.asking().seal());
        byte[] underWay = client.says(opened.channel(), End.PING);
        byte[] closing = server.link.close(opened.channel()).orElseThrow().seal();
        server.take(underWay);
        client.take(closing);
        server.take(client.heard.takeReplies());
        assertThat(server.events()).containsExactly("opened 0", "closed 0");
        assertThat(client.events()).containsExactly("closed 0");
    }

    @Test
    void a_server_opens_no_channels_and_a_client_refuses_them() throws BrokenLink {
        End.settle(client, server);
        assertThat(server.link.open()).isEmpty();
        client.take(MuxFrame.open(3).frame().bytes());
        assertThat(client.events()).singleElement().asString().startsWith("refused MUX: channel 3");
    }

    @Test
    void no_more_channels_can_be_had_than_the_limit() throws BrokenLink {
        End.settle(client, server);
        for (int i = 0; i < 256; i++) {
            server.take(client.link.open().orElseThrow().asking().seal());
        }
        assertThat(client.link.open()).isEmpty();
        server.take(MuxFrame.open(300).frame().bytes());
        assertThat(server.events()).hasSize(257).last().asString().contains("TOO_MANY_CHANNELS");
    }

    @Test
    void a_paused_channel_may_not_be_written_on_until_it_is_resumed() throws BrokenLink {
        End.settle(client, server);
        var opened = client.link.open().orElseThrow();
        server.take(opened.asking().seal());
        client.take(server.link.pace(opened.channel(), false).orElseThrow().seal());
        assertThat(client.link.mayWrite(opened.channel())).isFalse();
        assertThat(client.link.mayWrite(Link.MAIN)).isTrue();
        client.take(server.link.pace(opened.channel(), true).orElseThrow().seal());
        assertThat(client.link.mayWrite(opened.channel())).isTrue();
        assertThat(client.events()).containsExactly("credit", "credit");
    }

    @Test
    void a_window_is_used_up_by_what_is_sent() throws BrokenLink {
        End.settle(client, server);
        client.take(FlowControl.go(FlowControl.ALL, 40).frame().bytes());
        assertThat(client.link.mayWrite(Link.MAIN)).isTrue();
        client.says(End.PING);
        client.says(End.PING);
        client.says(End.PING);
        assertThat(client.link.mayWrite(Link.MAIN)).isFalse();
        client.take(FlowControl.go(FlowControl.ALL, FlowControl.ENDLESS).frame().bytes());
        assertThat(client.link.mayWrite(Link.MAIN)).isTrue();
    }

    @Test
    void a_batch_is_as_good_as_its_frames() throws BrokenLink {
        End.settle(client, server);
        var ping = frame("120101e7030ce503322e3004e3020ae50470696e67");
        server.take(new Batch(List.of(ping, ping)).frame().bytes());
        assertThat(server.events()).containsExactly(End.PING_VALUE, End.PING_VALUE);
    }

    @Test
    void several_messages_in_an_array_stay_one_payload() throws BrokenLink {
        End.settle(client, server);
        server.take(client.says(Json.arr(End.PING, End.PING)));
        assertThat(server.events()).containsExactly("value " + Json.arr(End.PING, End.PING).toText());
    }

    @Test
    void heartbeats_are_echoed_and_two_unanswered_ones_end_the_connection() throws BrokenLink {
        End.settle(client, server);
        server.take(client.link.heartbeat().orElseThrow().seal());
        client.take(server.heard.takeReplies());
        assertThat(client.heard.takeReplies()).as("an echo is not echoed").isEmpty();
        assertThat(client.link.heartbeat()).isPresent();
        assertThat(client.link.heartbeat()).isPresent();
        assertThatThrownBy(client.link::heartbeat).hasMessageStartingWith("heartbeat: two unanswered");
    }

    @Test
    void a_stream_of_tokens_is_told_in_order_and_a_gap_is_refused() throws BrokenLink {
        End.settle(client, server);
        server.take(client.link.stream(Link.MAIN, new StreamInit(7, 0, 0.5f, "m")).orElseThrow().seal());
        server.take(client.link.stream(Link.MAIN, StreamData.text(7, 0, "Hello")).orElseThrow().seal());
        server.take(StreamData.text(7, 2, "lost").frame().bytes());
        server.take(StreamData.end(7, 1).frame().bytes());
        assertThat(server.events()).containsExactly("stream 7", "token Hello",
            "refused STREAM_DATA: SEQUENCE_GAP (expected: 1)", "end of stream 7 after 1");
    }

    @Test
    void a_peer_that_could_move_elsewhere_is_told_to_stay() throws BrokenLink {
        var asking = End.calling(LinkSettings.CALLING.withCapabilities(Set.of("compression", "x-candela-transport")));
        End.settle(asking, server);
        server.take(new TransportOffer(List.of("mmap", "stdio")).frame());
        assertThat(server.heard.takeReplies()).isEqualTo(hex("0f0c007b22636170223a22737464696f227d"));
    }

    @Test
    void what_was_not_agreed_on_is_refused_and_the_connection_goes_on() throws BrokenLink {
        var bare = bare();
        bare.take(MuxFrame.open(1).frame().bytes());
        bare.take(new Batch(List.of()).frame().bytes());
        bare.take(FlowControl.stop(0).frame().bytes());
        bare.take(new StreamInit(7, 0, 0.5f, "m").frame().bytes());
        bare.take(new TransportOffer(List.of("stdio")).frame());
        assertThat(bare.events()).hasSize(5).allMatch(it -> it.matches("refused [A-Z_]+: not agreed on .*"));
        bare.take("120101e7030ce503322e3004e3020ae50470696e67");
        assertThat(bare.events()).last().isEqualTo(End.PING_VALUE);
    }

    @Test
    void a_heartbeat_is_echoed_even_where_it_was_not_agreed_on() throws BrokenLink {
        var bare = bare();
        bare.take(new Heartbeat(5).frame().bytes());
        assertThat(bare.heard.takeReplies()).isEqualTo(new Heartbeat(5).frame().bytes());
    }

    @Test
    void unknown_types_are_passed_over_and_wrong_flags_refused() throws BrokenLink {
        End.settle(client, server);
        server.take("00a100");
        server.take("000500");
        server.take("000800");
        assertThat(server.events()).isEmpty();
        for (String flags : List.of("11", "21", "41", "81", "08", "09")) {
            server.take("1201" + flags + "e7030ce503322e3004e3020ae50470696e67");
        }
        assertThat(server.events()).hasSize(6).allMatch(it -> it.startsWith("refused flags: "));
    }

    @Test
    void a_payload_that_is_no_value_is_unreadable_and_the_connection_goes_on() throws BrokenLink {
        End.settle(client, server);
        server.take("030101010203");
        server.take("020101e8e8");
        server.take("120101e7030ce503322e3004e3020ae50470696e67");
        assertThat(server.events()).hasSize(3).last().isEqualTo(End.PING_VALUE);
        assertThat(server.events().get(1)).startsWith("unreadable payload at byte 0: an unknown tag");
    }

    @Test
    void a_frame_of_json_text_is_a_message() throws BrokenLink {
        End.settle(client, server);
        byte[] text = "{\"jsonrpc\":\"2.0\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        server.take(Frame.of(FrameType.NOTIFY, 0, text).bytes());
        assertThat(server.events()).containsExactly("text {\"jsonrpc\":\"2.0\"}");
    }

    private static Frame frame(String hex) {
        byte[] bytes = hex(hex);
        return Frame.parse(bytes, 0, bytes.length) instanceof Frame.Parsed.Complete(var it, _) ? it
            : Frame.of(FrameType.DISCOVER, 0, bytes);
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
