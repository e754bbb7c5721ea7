package dev.candela.lumen.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candela.lumen.MalformedLumen;
import dev.candela.lumen.frame.Frame;
import dev.candela.lumen.frame.FrameType;
import dev.candela.lumen.payload.Dictionary;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Channels, streams of tokens, and the words of a session.
final class ChannelsTest {
    private static final Frame PING = new Frame(1, 0, new byte[] {1, 2, 3});

    private static Frame frame(FrameType type, String payload) {
        return Frame.of(type, 0, HexFormat.of().parseHex(payload));
    }

    @Test
    void data_carries_one_frame_of_the_channel() throws MalformedLumen {
        var data = MuxFrame.data(7, PING);
        assertThat(HexFormat.of().formatHex(data.frame().bytes())).isEqualTo("090900010700030100010203");
        assertThat(MuxFrame.read(data.frame()).innerFrame()).isEqualTo(PING);
        assertThatThrownBy(() -> new MuxFrame(MuxFrame.DATA, 7, new byte[0]).innerFrame())
            .hasMessage("payload at byte 0: cut short (expected: a whole frame)");
        assertThatThrownBy(() -> new MuxFrame(MuxFrame.DATA, 7, new byte[4]).innerFrame())
            .hasMessage("payload at byte 3: more behind the frame (expected: one frame)");
    }

    @ParameterizedTest
    @EnumSource(value = FrameType.class, names = {"MUX", "PROBE", "PROBE_ACK", "TRANSPORT_INIT", "TRANSPORT_ACK"})
    void what_belongs_to_the_connection_is_no_data_of_a_channel(FrameType type) {
        var data = MuxFrame.data(7, Frame.of(type, 0, new byte[0]));
        assertThatThrownBy(data::innerFrame)
            .hasMessage("inner frame type: " + type.code() + " (expected: one of a channel)");
    }

    @Test
    void data_that_was_on_its_way_when_a_channel_was_paused_is_taken() {
        var channels = new MuxChannels(256);
        channels.apply(MuxFrame.open(1));
        channels.apply(MuxFrame.pause(1));
        assertThat(channels.isPaused(1)).isTrue();
        assertThat(channels.isOpen(1)).isTrue();
        assertThat(channels.apply(MuxFrame.data(1, PING))).isInstanceOf(MuxChannels.Step.Data.class);
        channels.apply(MuxFrame.resume(1));
        assertThat(channels.isPaused(1)).isFalse();
    }

    @Test
    void a_peer_cannot_have_more_channels_than_allowed_by_closing_them() {
        var channels = new MuxChannels(2);
        assertThat(channels.lowestFree()).hasValue(0);
        channels.apply(MuxFrame.open(0));
        channels.apply(MuxFrame.open(5));
        channels.apply(MuxFrame.close(0));
        assertThat(channels.apply(MuxFrame.open(6)))
            .isEqualTo(new MuxChannels.Step.Refused(6, MuxChannels.Refusal.TOO_MANY_CHANNELS));
        assertThat(channels.lowestFree()).isEmpty();
        assertThat(channels.remove(5)).isFalse();
        assertThat(channels.remove(0)).isTrue();
        assertThat(channels.lowestFree()).hasValue(0);
        assertThat(channels.apply(MuxFrame.open(6))).isEqualTo(new MuxChannels.Step.Opened(6));
        assertThat(channels.active()).isEqualTo(2);
    }

    @Test
    void a_stream_that_ended_frees_its_number() {
        var streams = new StreamRegistry(1);
        var init = new StreamInit(3, 0, 0.5f, "m");
        assertThat(streams.begin(init)).isEqualTo(new StreamRegistry.Step.Begun(init));
        assertThat(streams.begin(new StreamInit(4, 0, 0, "")))
            .isEqualTo(new StreamRegistry.Step.Refused(4, StreamRegistry.Refusal.TOO_MANY_STREAMS, 1));
        streams.data(StreamData.text(3, 0, "a"));
        assertThat(streams.data(StreamData.end(3, 1))).isEqualTo(new StreamRegistry.Step.Ended(3, 1));
        assertThat(streams.size()).isZero();
        assertThat(streams.data(StreamData.text(3, 2, "b")))
            .isEqualTo(new StreamRegistry.Step.Refused(3, StreamRegistry.Refusal.UNKNOWN_STREAM, 0));
        assertThat(streams.begin(init)).isInstanceOf(StreamRegistry.Step.Begun.class);
        assertThat(streams.remove(3)).isTrue();
        assertThat(streams.remove(3)).isFalse();
    }

    @Test
    void a_stream_of_all_its_tokens_can_still_end() {
        var streams = new StreamRegistry(1);
        streams.begin(new StreamInit(3, 1, 0, ""));
        streams.data(StreamData.text(3, 0, "a"));
        assertThat(streams.data(StreamData.text(3, 1, "b")))
            .isEqualTo(new StreamRegistry.Step.Refused(3, StreamRegistry.Refusal.TOO_MANY_TOKENS, 1));
        assertThat(streams.data(StreamData.end(3, 1))).isEqualTo(new StreamRegistry.Step.Ended(3, 1));
    }

    @Test
    void a_model_is_cut_between_characters_but_never_silently() {
        assertThat(StreamInit.cut("\uD83D\uDE80".repeat(70))).isEqualTo("\uD83D\uDE80".repeat(63));
        assertThat(StreamInit.cut("m")).isEqualTo("m");
        assertThatThrownBy(() -> new StreamInit(1, 0, 0, "m".repeat(256)))
            .hasMessage("model bytes: 256 (expected: 0..255)");
        assertThatThrownBy(() -> new StreamInit(1, 0, 0, "\uD83D"))
            .hasMessage("model: half a surrogate pair (expected: what UTF-8 can say)");
        assertThatThrownBy(() -> new StreamInit(1L << 32, 0, 0, ""))
            .hasMessage("streamId: 4294967296 (expected: 0..4294967295)");
    }

    @Test
    void tokens_of_text_say_it_and_others_do_not() {
        assertThat(StreamData.text(1, 0, "\u00e9").text()).hasValue("\u00e9");
        assertThat(new StreamData(1, 0, StreamData.BINARY, new byte[] {65}).text()).isEmpty();
        assertThat(StreamData.end(1, 0).text()).isEmpty();
        assertThatThrownBy(() -> new StreamData(1, 0, StreamData.END, new byte[1]))
            .hasMessage("data: 1 bytes (expected: none at the end)");
    }

    @Test
    void words_of_a_session_are_told_and_make_the_same_dictionary() throws MalformedLumen {
        var sync = new DictionarySync(List.of(
            new Dictionary.Word(0x80, "inputSchema"), new Dictionary.Word(0xFE, "\u00e9")));
        assertThat(HexFormat.of().formatHex(sync.frame().bytes()))
            .isEqualTo("12070002800b" + "696e707574536368656d61" + "fe02c3a9");
        assertThat(DictionarySync.read(sync.frame())).isEqualTo(sync);
        assertThat(sync.dictionary().words()).isEqualTo(sync.words());
        assertThat(DictionarySync.read(frame(FrameType.DICT_SYNC, "00")).words()).isEmpty();
    }

    @Test
    void all_the_slots_of_a_session_can_be_told() throws MalformedLumen {
        var words = IntStream.range(0, 127).mapToObj(i -> new Dictionary.Word(0x80 + i, "word-" + i)).toList();
        assertThat(DictionarySync.read(new DictionarySync(words).frame()).words()).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "''|payload: 0 bytes (expected: >= 1)",
        "01|words: 1 (expected: <= 0)",
        "8080|words: 128 (expected: <= 0)",
        "018001|payload at byte 1: a word of 1 bytes (expected: <= 0)",
        "0180c0ffffffff|payload at byte 1: a word of 4294967295 bytes (expected: <= 0)",
        "018040ffffffffffffffff7f|payload at byte 1: a word of 9223372036854775807 bytes (expected: <= 0)",
        "01807b22|payload at byte 1: no length (expected: a slot and a length)",
        "018001ff|payload at byte 3: not UTF-8 (expected: UTF-8)",
        "01800161 00|payload at byte 4: more behind the words (expected: the end)",
        "017f0161|session word 0: slot 127 (expected: 128..254)",
        "0180046e616d65|session word 0: a static word (expected: one that is not)",
        "02800161800162|session word 1: a slot given before (expected: each slot once)",
        "02800161810161|session word 1: a word given before (expected: each word once)"})
    void words_that_no_dictionary_can_have_are_refused(String payload, String message) {
        assertThatThrownBy(() -> DictionarySync.read(frame(FrameType.DICT_SYNC, payload.replace(" ", ""))))
            .isInstanceOf(MalformedLumen.class).hasMessage(message);
    }

    @Test
    void a_frame_of_another_type_is_refused_by_every_reader() {
        assertThatThrownBy(() -> DictionarySync.read(PING)).hasMessage("frame type: 1 (expected: 7)");
        assertThatThrownBy(() -> MuxFrame.read(PING)).hasMessage("frame type: 1 (expected: 9)");
        assertThatThrownBy(() -> StreamInit.read(PING)).hasMessage("frame type: 1 (expected: 6)");
        assertThatThrownBy(() -> StreamData.read(PING)).hasMessage("frame type: 1 (expected: 4)");
        assertThatThrownBy(() -> Batch.read(PING, 1)).hasMessage("frame type: 1 (expected: 13)");
        assertThatThrownBy(() -> DictionarySync.read(new Frame(7, 1, new byte[1])))
            .hasMessage("flags: 1 (expected: 0)");
    }
}
