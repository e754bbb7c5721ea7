package dev.candela.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.candela.pipe.PipeSettings;
import dev.candela.pipe.netty.ChannelPipe;
import dev.candela.rpc.Connection;
import dev.candela.rpc.Limits;
import dev.candela.rpc.Receiver;
import dev.candela.rpc.Refusal;
import dev.candela.rpc.Sink;
import dev.candela.rpc.TransportContext;
import dev.candela.rpc.Work;
import dev.candela.wire.Message;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.util.ReferenceCountUtil;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Whatever a client sends, the connection goes on or is closed with a status that says why.
final class WebSocketFuzzTest {
    private static final Limits LIMITS = Limits.DEFAULT.withMessageBytesMax(300);
    private static final Set<Integer> STATUSES = Set.of(1002, 1003, 1007, 1009);
    private static final long NANOS_MAX = 1_500_000_000L;

    /// Answers what is no message, and nothing else.
    private static final class Refusing implements Receiver {
        @Override
        public Limits limits() {
            return LIMITS;
        }

        @Override
        public Work receive(Message message, TransportContext context, Sink sink) {
            if (message instanceof Message.Malformed(var id, var error)) {
                sink.send(new Message.Failure(id, error));
            }
            return Work.NONE;
        }

        @Override
        public Work attach(TransportContext context, @Nullable String lastEventId, Sink sink) {
            return Work.NONE;
        }

        @Override
        public Optional<Refusal> end(TransportContext context) {
            return Optional.empty();
        }

        @Override
        public void closed(Connection connection) {}
    }

    @FuzzTest
    void no_bytes_break_the_handler(byte[] bytes) {
        check(bytes, 7);
    }

    @Test
    void frames_that_were_changed_do_not_break_the_handler() {
        var random = new Random(23);
        long end = System.nanoTime() + NANOS_MAX;
        int closed = 0;
        int rounds = 0;
        for (; rounds < 20_000 && System.nanoTime() < end; rounds++) {
            closed += check(changed(random), 1 + random.nextInt(40)) ? 1 : 0;
        }
        assertThat(closed).isBetween(rounds / 10, rounds - rounds / 20);
    }

    /// @return whether it was closed
    private static boolean check(byte[] bytes, int chunk) {
        var channel = new EmbeddedChannel(new WebSocket13FrameDecoder(WebSocketDecoderConfig.newBuilder()
            .maxFramePayloadLength(LIMITS.messageBytesMax()).expectMaskedFrames(true).allowExtensions(false)
            .closeOnProtocolViolation(false).withUTF8Validator(false).build()));
        var handler = new WebSocketHandler(new Refusing(), JsonTexts::new, channel, new WebSocketHandler.Settings(
            new ChannelPipe.Settings(PipeSettings.of("test"),
                new ChannelPipe.Patience(Duration.ofSeconds(1), false, Duration.ZERO)), Duration.ofSeconds(1)));
        channel.pipeline().addLast(handler);
        boolean byPeer = false;
        for (int at = 0; at < bytes.length && channel.isActive(); at += chunk) {
            channel.writeInbound(Unpooled.copiedBuffer(bytes, at, Math.min(chunk, bytes.length - at)));
        }
        channel.runPendingTasks();
        int status = 0;
        for (Object out = channel.readOutbound(); out != null; out = channel.readOutbound()) {
            if (out instanceof CloseWebSocketFrame close) {
                assertThat(status).as("closed once").isZero();
                status = close.statusCode();
                byPeer = !channel.isActive();
            }
            ReferenceCountUtil.release(out);
        }
        assertThat(channel.isActive() && handler.pipe().isOpen()).isEqualTo(status == 0);
        assertThat(status == 0 || byPeer || STATUSES.contains(status)).as("status %d", status).isTrue();
        channel.finishAndReleaseAll();
        return status != 0;
    }

    private static byte[] changed(Random random) {
        var all = new ByteArrayOutputStream();
        int frames = 1 + random.nextInt(5);
        for (int i = 0; i < frames; i++) {
            int[] firsts = {RawSocket.TEXT, RawSocket.TEXT, RawSocket.PING, 0x01, 0x00, 0x80, RawSocket.BINARY,
                RawSocket.CLOSE};
            int kind = random.nextInt(random.nextInt(5) == 0 ? firsts.length : 3);
            byte[] payload = ("{\"jsonrpc\":\"2.0\",\"method\":\"é" + "x".repeat(random.nextInt(70)) + "\"}")
                .getBytes(UTF_8);
            all.writeBytes(RawSocket.bytes(firsts[kind],
                firsts[kind] == RawSocket.CLOSE ? new byte[] {3, (byte) (0xE8 + random.nextInt(3))} : payload));
        }
        byte[] bytes = all.toByteArray();
        if (random.nextInt(3) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return bytes;
    }
}
