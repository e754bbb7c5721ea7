package dev.candela.stdio;

import dev.candela.json.Json;
import dev.candela.rpc.Connection;
import dev.candela.rpc.Limits;
import dev.candela.rpc.Receiver;
import dev.candela.rpc.Refusal;
import dev.candela.rpc.Sink;
import dev.candela.rpc.TransportContext;
import dev.candela.rpc.Work;
import dev.candela.wire.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A program that prints and reads where it should not, and serves over stdio. Run by a test as a process.
final class StdioChild implements Receiver {
    public static void main(String[] args) {
        StdioServer.serve(new StdioChild());
        IO.println("stray after the end");
    }

    @Override
    public Limits limits() {
        return Limits.DEFAULT;
    }

    @Override
    public Work receive(Message message, TransportContext context, Sink sink) {
        return message instanceof Message.Request(var id, var method, _)
            ? new Answering(new Message.Success(id, method.equals("read") ? readInput() : Json.Obj.EMPTY), sink)
            : Work.NONE;
    }

    private static Json.Obj readInput() {
        IO.println("stray from a handler");
        try {
            return Json.obj("read", System.in.read());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Answering(Message message, Sink sink) implements Work {
        @Override
        public void run() {
            sink.send(message);
        }

        @Override
        public void abandon() {}
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
