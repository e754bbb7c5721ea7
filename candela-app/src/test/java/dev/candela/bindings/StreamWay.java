package dev.candela.bindings;

import dev.candela.pipe.PipeSettings;
import dev.candela.pipe.StreamPipe;
import dev.candela.pipe.Wires;
import dev.candela.rpc.Receiver;
import dev.candela.wire.Message;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;

/// Over two streams of bytes.
///
/// @param carrier  what both streams end with
record StreamWay(StreamPipe pipe, Closeable carrier) implements Way {
    /// Both ends of a connection by streams.
    record Streams(InputStream in, OutputStream out, Closeable carrier) {}

    static StreamWay open(Streams streams, Wires wires, Receiver near) {
        var pipe = new StreamPipe(near, wires.open(near.limits()), streams.in(), streams.out(),
            PipeSettings.of("stdio").withGrace(Duration.ofMillis(100)));
        Thread.startVirtualThread(pipe::run);
        return new StreamWay(pipe, streams.carrier());
    }

    @Override
    public boolean send(Message message) {
        return pipe.connection().sink().send(message);
    }

    @Override
    public void close() {
        try {
            carrier.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
