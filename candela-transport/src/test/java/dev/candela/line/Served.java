package dev.candela.line;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.pipe.BytePipe;
import dev.candela.pipe.PipeSettings;
import dev.candela.pipe.ScriptedReceiver;
import dev.candela.pipe.StreamPipe;
import dev.candela.rpc.Connection;
import dev.candela.rpc.Limits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A connection that is being served, seen from the client. Every wait ends after 5 s.
final class Served implements AutoCloseable {
    final ScriptedReceiver receiver;
    final Connection connection;
    private final BytePipe toServer;
    private final BytePipe fromServer;
    private final Thread serving;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    private Served(Limits limits, BytePipe toServer, BytePipe fromServer, PipeSettings settings) {
        this.receiver = new ScriptedReceiver(limits);
        this.toServer = toServer;
        this.fromServer = fromServer;
        var pipe = new StreamPipe(receiver, new JsonLines(limits), toServer.in(), fromServer.out(), settings);
        this.connection = pipe.connection();
        this.serving = Thread.ofPlatform().daemon().start(pipe::run);
    }

    static Served deaf(Limits limits, BytePipe toServer, BytePipe fromServer) {
        return new Served(limits, toServer, fromServer, PipeSettings.of("test").withGrace(Duration.ofSeconds(5)));
    }

    static Served with(Limits limits, BytePipe toServer, Duration grace) {
        var served = new Served(limits, toServer, BytePipe.ofCapacity(64 * 1024),
            PipeSettings.of("test").withGrace(grace));
        served.listen();
        return served;
    }

    static Served create() {
        return with(Limits.DEFAULT, BytePipe.ofCapacity(64 * 1024), Duration.ofSeconds(5));
    }

    /// Begins to read what the server writes.
    void listen() {
        var _ = Thread.ofPlatform().daemon().start(() -> {
            var bytes = new byte[1000];
            var line = new ByteArrayOutputStream();
            try (var in = fromServer.in()) {
                for (int n = in.read(bytes, 0, bytes.length); n >= 0; n = in.read(bytes, 0, bytes.length)) {
                    for (int i = 0; i < n; i++) {
                        if (bytes[i] == '\n') {
                            lines.add(line.toString(UTF_8));
                            line.reset();
                        } else {
                            line.write(bytes[i]);
                        }
                    }
                }
                lines.add(line.size() == 0 ? "END" : "END within a line");
            } catch (IOException e) {
                lines.add(e.toString());
            }
        });
    }

    void send(String text) throws IOException {
        send(text.getBytes(UTF_8));
    }

    void send(byte[] bytes) throws IOException {
        out().write(bytes, 0, bytes.length);
    }

    private OutputStream out() {
        return toServer.out();
    }

    /// The client has nothing more to say.
    void end() throws IOException {
        out().close();
    }

    /// The client does not read any more.
    void breakOutput() throws IOException {
        fromServer.in().close();
    }

    String next() throws InterruptedException {
        return String.valueOf(lines.poll(5, TimeUnit.SECONDS));
    }

    List<String> next(int count) throws InterruptedException {
        var some = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            some.add(next());
        }
        return some;
    }

    /// What follows until the server has ended.
    List<String> rest() throws InterruptedException, IOException {
        end();
        awaitEnd();
        fromServer.out().close();
        var some = new ArrayList<String>();
        for (String line = next(); !line.equals("END"); line = next()) {
            assertThat(line).isNotEqualTo("null");
            some.add(line);
        }
        return some;
    }

    void awaitEnd() throws InterruptedException {
        assertThat(serving.join(Duration.ofSeconds(5))).as("serving has ended").isTrue();
    }

    boolean isServing() {
        return serving.isAlive();
    }

    @Override
    public void close() throws IOException {
        receiver.release.countDown();
        end();
        breakOutput();
    }
}
