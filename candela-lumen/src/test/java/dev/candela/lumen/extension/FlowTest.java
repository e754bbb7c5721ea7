package dev.candela.lumen.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candela.lumen.MalformedLumen;
import dev.candela.lumen.frame.Flags;
import dev.candela.lumen.frame.Frame;
import dev.candela.lumen.frame.FrameType;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Heartbeats, credit and batches.
final class FlowTest {
    private static final Frame PING = new Frame(1, 0, new byte[] {1, 2, 3});

    private static Frame sent(Heartbeats.Tick tick) {
        return ((Heartbeats.Tick.Send) tick).frame();
    }

    private static Heartbeat heartbeat(Frame frame) {
        return Heartbeat.read(frame).orElseThrow();
    }

    @Test
    void a_heartbeat_is_sent_back_as_it_came_and_its_echo_is_not() {
        var here = new Heartbeats(Heartbeats.End.INITIATOR);
        var there = new Heartbeats(Heartbeats.End.RESPONDER);
        var first = sent(here.tick());
        assertThat(HexFormat.of().formatHex(first.bytes())).isEqualTo("040a0000000000");
        var echo = ((Heartbeats.Received.Echo) there.received(heartbeat(first))).frame();
        assertThat(echo).isEqualTo(first);
        assertThat(here.received(heartbeat(echo))).isEqualTo(new Heartbeats.Received.Returned());
        var theirs = sent(there.tick());
        assertThat(HexFormat.of().formatHex(theirs.bytes())).isEqualTo("040a0000000080");
        assertThat(here.received(heartbeat(theirs))).isEqualTo(new Heartbeats.Received.Echo(theirs));
        assertThat(there.received(heartbeat(theirs))).isEqualTo(new Heartbeats.Received.Returned());
    }

    @Test
    void an_end_that_misses_two_intervals_is_gone() {
        var beats = new Heartbeats(Heartbeats.End.INITIATOR);
        var first = sent(beats.tick());
        sent(beats.tick());
        assertThat(beats.received(heartbeat(first))).isEqualTo(new Heartbeats.Received.Returned());
        var third = sent(beats.tick());
        assertThat(beats.tick()).isEqualTo(new Heartbeats.Tick.Gone());
        assertThat(beats.received(heartbeat(third))).isEqualTo(new Heartbeats.Received.Returned());
        assertThat(beats.tick()).isInstanceOf(Heartbeats.Tick.Send.class);
    }

    @Test
    void an_echo_that_comes_twice_is_not_ours_the_second_time() {
        var beats = new Heartbeats(Heartbeats.End.INITIATOR);
        var first = sent(beats.tick());
        assertThat(beats.received(heartbeat(first))).isEqualTo(new Heartbeats.Received.Returned());
        assertThat(beats.received(heartbeat(first))).isEqualTo(new Heartbeats.Received.Echo(first));
    }

    @ParameterizedTest
    @ValueSource(strings = {"000a00", "030a00010203", "050a000102030405", "04020001020304"})
    void a_heartbeat_of_another_size_is_passed_over(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        var frame = ((Frame.Parsed.Complete) Frame.parse(bytes, 0, bytes.length)).frame();
        assertThat(Heartbeat.read(frame)).isEmpty();
    }

    @Test
    void without_a_word_anything_may_be_sent() {
        var credit = new Credit(2);
        credit.sent(7, Integer.MAX_VALUE);
        assertThat(credit.available(7)).isEqualTo(Long.MAX_VALUE);
        assertThat(credit.maySend(0)).isTrue();
    }

    @Test
    void a_stopped_stream_waits_and_the_others_go_on() throws MalformedLumen {
        var credit = new Credit(2);
        credit.apply(FlowControl.stop(7));
        assertThat(credit.maySend(7)).isFalse();
        assertThat(credit.maySend(8)).isTrue();
        credit.apply(FlowControl.go(7, 100));
        assertThat(credit.available(7)).isEqualTo(100);
        credit.sent(7, 99);
        assertThat(credit.maySend(7)).isTrue();
        credit.sent(7, 50);
        assertThat(credit.available(7)).isZero();
        credit.apply(FlowControl.go(7, FlowControl.ENDLESS));
        assertThat(credit.available(7)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void the_connection_and_the_stream_must_both_have_credit() throws MalformedLumen {
        var credit = new Credit(2);
        credit.apply(FlowControl.go(FlowControl.ALL, 100));
        credit.apply(FlowControl.go(7, 60));
        credit.sent(7, 50);
        assertThat(credit.available(7)).isEqualTo(10);
        assertThat(credit.available(8)).isEqualTo(50);
        credit.sent(8, 50);
        assertThat(credit.maySend(7)).isFalse();
        credit.apply(FlowControl.go(FlowControl.ALL, 1000));
        assertThat(credit.available(7)).isEqualTo(10);
        credit.apply(FlowControl.stop(FlowControl.ALL));
        assertThat(credit.maySend(8)).isFalse();
    }

    @Test
    void a_pause_with_a_window_only_lowers_the_credit() throws MalformedLumen {
        var credit = new Credit(2);
        credit.apply(new FlowControl(true, 7, 100));
        assertThat(credit.available(7)).isEqualTo(100);
        credit.apply(new FlowControl(true, 7, 500));
        assertThat(credit.available(7)).isEqualTo(100);
        credit.apply(FlowControl.go(7, 500));
        assertThat(credit.available(7)).isEqualTo(500);
    }

    @Test
    void a_peer_can_have_only_so_many_streams_remembered() throws MalformedLumen {
        var credit = new Credit(2);
        credit.apply(FlowControl.stop(1));
        credit.apply(FlowControl.stop(2));
        credit.apply(FlowControl.go(3, FlowControl.ENDLESS));
        assertThatThrownBy(() -> credit.apply(FlowControl.stop(3)))
            .hasMessage("streams under flow control: more (expected: <= 2)");
        credit.apply(FlowControl.go(1, 5));
        credit.remove(1);
        credit.apply(FlowControl.stop(3));
        assertThat(credit.maySend(3)).isFalse();
        assertThat(credit.maySend(1)).isTrue();
    }

    @Test
    void words_that_no_frame_can_say_are_refused() {
        assertThatThrownBy(() -> FlowControl.stop(65_536)).hasMessage("streamId: 65536 (expected: 0..65535)");
        assertThatThrownBy(() -> FlowControl.go(1, 1L << 32))
            .hasMessage("window: 4294967296 (expected: 0..4294967295)");
    }

    @Test
    void a_batch_within_a_batch_is_refused_both_ways() {
        var inner = new Batch(List.of(PING)).frame();
        assertThatThrownBy(() -> new Batch(List.of(PING, inner)))
            .hasMessage("frames: a batch among them (expected: no batch in a batch)");
        var outer = Frame.of(FrameType.BATCH, 0, HexFormat.of().parseHex("0100080d000100" + "030100010203"));
        assertThat(HexFormat.of().formatHex(outer.payload())).endsWith(HexFormat.of().formatHex(inner.bytes()));
        assertThatThrownBy(() -> Batch.read(outer, 10))
            .hasMessage("payload at byte 2: a batch (expected: no batch in a batch)");
    }

    @Test
    void a_batch_promises_no_more_than_is_there_or_allowed() throws MalformedLumen {
        var three = new Batch(List.of(PING, PING, PING)).frame();
        assertThat(Batch.read(three, 3).frames()).containsExactly(PING, PING, PING);
        assertThatThrownBy(() -> Batch.read(three, 2)).hasMessage("frames: 3 (expected: <= 2)");
        var promising = Frame.of(FrameType.BATCH, 0, HexFormat.of().parseHex("ffff000201"));
        assertThatThrownBy(() -> Batch.read(promising, 65_535)).hasMessage("frames: 65535 (expected: <= 1)");
        var cut = Frame.of(FrameType.BATCH, 0, HexFormat.of().parseHex("0100020201aa"));
        assertThatThrownBy(() -> Batch.read(cut, 9))
            .hasMessage("payload at byte 2: cut short (expected: a whole frame)");
    }

    @ParameterizedTest
    @ValueSource(ints = {Flags.COMPRESSED, Flags.ENCRYPTED, Flags.COMPRESSED | Flags.PRIORITY})
    void a_batch_compressed_or_encrypted_as_a_whole_is_refused(int flags) {
        assertThatThrownBy(() -> Batch.read(new Frame(0x0D, flags, new byte[2]), 9))
            .hasMessage("flags: " + flags + " (expected: neither COMPRESSED nor ENCRYPTED)");
    }
}
