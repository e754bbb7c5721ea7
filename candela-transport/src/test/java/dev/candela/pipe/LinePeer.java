package dev.candela.pipe;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Speaks lines. It begins to read when the first line is wanted.
public final class LinePeer implements RawPeer {
    private static final String END = "(end)";

    private final InputStream in;
    private final OutputStream out;
    private final Closeable socket;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final AtomicReference<@Nullable Thread> reading = new AtomicReference<>();

    public LinePeer(InputStream in, OutputStream out, Closeable socket) {
        this.in = in;
        this.out = out;
        this.socket = socket;
    }

    @Override
    public void send(String text) throws IOException {
        sendBytes((text + "\n").getBytes(UTF_8));
    }

    public void sendBytes(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    @Override
    public void sendSlowly(String text) throws IOException {
        for (byte it : (text + "\n").getBytes(UTF_8)) {
            sendBytes(new byte[] {it});
        }
    }

    @Override
    public void begin(String text) throws IOException {
        sendBytes(text.substring(0, text.length() / 2).getBytes(UTF_8));
    }

    @Override
    public void flood(String text) {
        var _ = Thread.ofPlatform().daemon().start(() -> {
            byte[] many = (text + "\n").repeat(20).getBytes(UTF_8);
            try {
                for (int i = 0; i < 10_000; i++) {
                    sendBytes(many);
                }
            } catch (IOException _) {
                // That is what is waited for.
            }
        });
    }

    @Override
    public String next() {
        read();
        try {
            return String.valueOf(lines.poll(5, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public boolean isClosed() {
        String line = next();
        while (!line.equals(END) && !line.equals("null")) {
            line = next();
        }
        return line.equals(END);
    }

    private void read() {
        var thread = Thread.ofPlatform().daemon().unstarted(this::readAll);
        if (reading.compareAndSet(null, thread)) {
            thread.start();
        }
    }

    private void readAll() {
        var bytes = new byte[10_000];
        var line = new ByteArrayOutputStream();
        try {
            for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
                for (int i = 0; i < n; i++) {
                    if (bytes[i] == '\n') {
                        lines.add(line.toString(UTF_8));
                        line.reset();
                    } else {
                        line.write(bytes[i]);
                    }
                }
            }
        } catch (IOException _) {
            // As much an end as the other one.
        }
        lines.add(END);
    }

    @Override
    public void vanish() throws IOException {
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
