package dev.candela.bench.micro;

import dev.candela.bench.load.Era;
import dev.candela.demo.DemoServer;
import dev.candela.json.JsonLimits;
import dev.candela.rpc.Connection;
import dev.candela.rpc.Sink;
import dev.candela.rpc.TransportContext;
import dev.candela.server.McpServer;
import dev.candela.wire.Message;
import dev.candela.wire.MessageReader;
import dev.candela.wire.MessageWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// A call of `echo` in memory: from bytes to bytes, on a pipe, on the thread that measures.
@State(Scope.Thread)
public class EchoBench {
    @Param
    private Era era = Era.MODERN;

    private final McpServer server = DemoServer.open("bench");
    private final MessageReader reader = new MessageReader(JsonLimits.DEFAULT, 1);
    private final Pipe pipe = new Pipe();
    private final TransportContext context = TransportContext.pipe("bench", pipe);
    private byte[] call = new byte[0];

    /// Keeps the last answer.
    private static final class Pipe implements Connection, Sink {
        private byte @Nullable [] answer;

        @Override
        public Sink sink() {
            return this;
        }

        @Override
        public boolean send(Message message, @Nullable String eventId) {
            answer = MessageWriter.bytes(message);
            return true;
        }
    }

    @Setup
    public void shakeHands() {
        take(bytes(era.hello()));
        if (era == Era.LEGACY) {
            take(bytes(Era.initialized()));
        }
        call = bytes(era.call(2, "echo", "hello, candela"));
        byte[] answer = echo();
        if (answer == null || !new String(answer, StandardCharsets.UTF_8).contains("\"text\":\"hello, candela\"")) {
            throw new IllegalStateException("answer: not the echo (expected: the echo)");
        }
    }

    @TearDown
    public void close() {
        server.close();
    }

    @Benchmark
    public byte @Nullable [] echo() {
        take(call);
        return pipe.answer;
    }

    private void take(byte[] message) {
        server.receive(reader.read(message), context, pipe).run();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
