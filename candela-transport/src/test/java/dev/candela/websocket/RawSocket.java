package dev.candela.websocket;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candela.pipe.RawPeer;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A WebSocket by hand. It begins to read when the first message is wanted, answers a close, and no ping.
final class RawSocket implements RawPeer {
    static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";
    static final int TEXT = 0x81;
    static final int BINARY = 0x82;
    static final int CLOSE = 0x88;
    static final int PING = 0x89;

    private static final String END = "(end)";
    private static final byte[] MASK = {0x37, (byte) 0xFA, 0x21, 0x3D};

    private final Socket socket;
    private final DataInputStream in;
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final AtomicReference<@Nullable Thread> reading = new AtomicReference<>();

    private RawSocket(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
        socket.setTcpNoDelay(true);
    }

    /// Connected, and nothing said yet.
    static RawSocket dial(int port) throws IOException {
        return new RawSocket(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    /// Connected and upgraded.
    static RawSocket open(int port) throws IOException {
        var socket = dial(port);
        String answer = socket.ask("");
        if (!answer.startsWith("HTTP/1.1 101 ")) {
            throw new IOException(answer);
        }
        return socket;
    }

    /// @param headers  more lines, each ending with CRLF
    /// @return the head of the answer
    String ask(String headers) throws IOException {
        return askWith("Host: localhost\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: " + KEY + "\r\n" + headers);
    }

    String askWith(String headers) throws IOException {
        write(("GET /mcp HTTP/1.1\r\nUpgrade: websocket\r\nConnection: keep-alive, Upgrade\r\n" + headers + "\r\n")
            .getBytes(ISO_8859_1));
        socket.setSoTimeout(5_000);
        var head = new ByteArrayOutputStream();
        while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            head.write(in.readUnsignedByte());
        }
        socket.setSoTimeout(0);
        return head.toString(ISO_8859_1);
    }

    void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /// Sends one frame.
    ///
    /// @param first  its first byte
    void frame(int first, byte[] payload) throws IOException {
        write(bytes(first, payload));
    }

    static byte[] bytes(int first, byte[] payload) {
        var frame = ByteBuffer.allocate(payload.length + 14).put((byte) first);
        if (payload.length < 126) {
            frame.put((byte) (0x80 | payload.length));
        } else if (payload.length < 65_536) {
            frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
        } else {
            frame.put((byte) (0x80 | 127)).putLong(payload.length);
        }
        frame.put(MASK);
        for (int i = 0; i < payload.length; i++) {
            frame.put((byte) (payload[i] ^ MASK[i % 4]));
        }
        var bytes = new byte[frame.position()];
        frame.flip().get(bytes);
        return bytes;
    }

    @Override
    public void send(String text) throws IOException {
        frame(TEXT, text.getBytes(UTF_8));
    }

    @Override
    public void sendSlowly(String text) throws IOException {
        for (byte it : bytes(TEXT, text.getBytes(UTF_8))) {
            write(new byte[] {it});
        }
    }

    @Override
    public void begin(String text) throws IOException {
        var frame = bytes(TEXT, text.getBytes(UTF_8));
        write(Arrays.copyOf(frame, frame.length / 2));
    }

    @Override
    public void flood(String text) {
        var _ = Thread.ofPlatform().daemon().start(() -> {
            try {
                for (int i = 0; i < 200_000; i++) {
                    send(text);
                }
            } catch (IOException _) {
                // That is what is waited for.
            }
        });
    }

    @Override
    public String next() {
        var thread = Thread.ofPlatform().daemon().unstarted(this::readAll);
        if (reading.compareAndSet(null, thread)) {
            thread.start();
        }
        try {
            return String.valueOf(messages.poll(5, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public boolean isClosed() {
        String message = next();
        while (!message.equals(END) && !message.equals("null")) {
            message = next();
        }
        return message.equals(END);
    }

    private void readAll() {
        try {
            while (true) {
                int first = in.readUnsignedByte();
                var payload = payload();
                switch (first) {
                    case TEXT -> messages.add(new String(payload, UTF_8));
                    case CLOSE -> {
                        messages.add(payload.length == 0 ? "(close)" : "(close " + ByteBuffer.wrap(payload).getShort()
                            + " " + new String(payload, 2, payload.length - 2, UTF_8) + ")");
                        frame(CLOSE, payload);
                    }
                    case PING -> messages.add("(ping)");
                    default -> messages.add("(" + Integer.toHexString(first) + " " + new String(payload, UTF_8) + ")");
                }
            }
        } catch (IOException _) {
            messages.add(END);
        }
    }

    private byte[] payload() throws IOException {
        int length = in.readUnsignedByte();
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = Math.toIntExact(in.readLong());
        }
        return in.readNBytes(length);
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
