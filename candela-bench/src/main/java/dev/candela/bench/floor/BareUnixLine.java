package dev.candela.bench.floor;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/// Sends every line of its one client back, over a Unix socket: the least that a server on the JDK does for a message.
/// As many lines as have come go back at once.
public final class BareUnixLine {
    private static final int LINE_BYTES_MAX = 256 * 1024;

    /// @param args  the path of the socket
    public static void main(String[] args) throws IOException {
        try (var listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            listening.bind(UnixDomainSocketAddress.of(args[0]));
            new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8)
                .println("unix:" + args[0]);
            try (var client = listening.accept()) {
                serve(client);
            }
        }
    }

    private static void serve(SocketChannel client) throws IOException {
        var bytes = ByteBuffer.allocateDirect(LINE_BYTES_MAX);
        while (client.read(bytes) >= 0) {
            int end = bytes.position();
            int lines = end;
            while (lines > 0 && bytes.get(lines - 1) != '\n') {
                lines--;
            }
            bytes.limit(lines).position(0);
            while (bytes.hasRemaining()) {
                client.write(bytes);
            }
            bytes.limit(end).compact();
        }
    }

    private BareUnixLine() {}
}
