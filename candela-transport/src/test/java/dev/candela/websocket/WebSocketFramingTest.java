package dev.candela.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.pipe.netty.Ending;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WebSocketFramingTest {
    @Test
    void a_close_that_answers_this_ends_own_takes_no_memory() {
        var channel = new EmbeddedChannel();
        var framing = new WebSocketFraming(channel);
        framing.end(Ending.DONE);
        CloseWebSocketFrame sent = channel.readOutbound();
        sent.release();
        long before = UnpooledByteBufAllocator.DEFAULT.metric().usedDirectMemory();

        assertThat(framing.closedByPeer(1000)).isTrue();

        assertThat(UnpooledByteBufAllocator.DEFAULT.metric().usedDirectMemory()).isEqualTo(before);
        channel.finishAndReleaseAll();
    }

    @ParameterizedTest
    @CsvSource({"1000, 1000", "4711, 4711", "-1, -1"})
    void the_peers_close_is_answered_with_its_own_status(int status, int answered) {
        var channel = new EmbeddedChannel();
        var framing = new WebSocketFraming(channel);
        assertThat(framing.closedByPeer(status)).isFalse();

        framing.end(Ending.DONE);

        CloseWebSocketFrame sent = channel.readOutbound();
        assertThat(sent.statusCode()).isEqualTo(answered);
        sent.release();
        assertThat(channel.isOpen()).isFalse();
    }
}
