package dev.candela.socket;

import dev.candela.line.JsonLines;
import dev.candela.pipe.Wires;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What the author of a server can choose about its sockets. Start from [#DEFAULT].
///
/// @param wires   how messages are written
/// @param tls     certificate and key; null to speak without encryption. Not for Unix sockets
/// @param times   how long things may take
/// @param bounds  how much there may be of things
public record SocketOptions(Wires wires, @Nullable Tls tls, Times times, Bounds bounds) {
    public static final SocketOptions DEFAULT =
        new SocketOptions(JsonLines::new, null, Times.DEFAULT, Bounds.DEFAULT);

    /// Files in PEM form, read when the server starts.
    ///
    /// @param certificates       the server's certificate and those that lead to a trusted one
    /// @param privateKey         its key, PKCS #8, not encrypted
    /// @param clientAuthorities  who signs the certificates of clients that are let in; null to let in everybody.
    ///                           A client is known by the subject of its certificate
    public record Tls(Path certificates, Path privateKey, @Nullable Path clientAuthorities) {}

    /// How long things may take.
    ///
    /// @param idle        from the beginning of a connection to its first message
    /// @param slowReader  how long a message waits for a peer that does not read
    /// @param grace       how long requests may go on when a client has said its last
    /// @param stop        how long running requests may still take when the server stops
    /// @param heartbeat   how often a client that understands it is asked for a sign of life; gone after three
    public record Times(Duration idle, Duration slowReader, Duration grace, Duration stop, Duration heartbeat) {
        public static final Times DEFAULT = new Times(Duration.ofSeconds(30), Duration.ofSeconds(10),
            Duration.ofSeconds(1), Duration.ofMillis(1500), Duration.ofSeconds(15));

        public Times {
            require("idle", idle);
            require("slowReader", slowReader);
            require("grace", grace);
            require("stop", stop);
            require("heartbeat", heartbeat);
        }

        public Times withIdle(Duration value) {
            return new Times(value, slowReader, grace, stop, heartbeat);
        }

        public Times withSlowReader(Duration value) {
            return new Times(idle, value, grace, stop, heartbeat);
        }

        public Times withGrace(Duration value) {
            return new Times(idle, slowReader, value, stop, heartbeat);
        }

        public Times withStop(Duration value) {
            return new Times(idle, slowReader, grace, value, heartbeat);
        }

        public Times withHeartbeat(Duration value) {
            return new Times(idle, slowReader, grace, stop, value);
        }

        private static void require(String name, Duration value) {
            if (!value.isPositive()) {
                throw new IllegalArgumentException(name + ": " + value + " (expected: > 0)");
            }
        }
    }

    /// How much there may be of things. One connection more is closed as soon as it is accepted.
    ///
    /// @param connectionsMax           open connections
    /// @param connectionsPerRemoteMax  those of one address; not for Unix sockets, which have none
    public record Bounds(int connectionsMax, int connectionsPerRemoteMax) {
        public static final Bounds DEFAULT = new Bounds(10_000, 5_000);

        public Bounds {
            require("connectionsMax", connectionsMax);
            require("connectionsPerRemoteMax", connectionsPerRemoteMax);
        }

        private static void require(String name, int value) {
            if (value <= 0) {
                throw new IllegalArgumentException(name + ": " + value + " (expected: > 0)");
            }
        }
    }

    public SocketOptions withWires(Wires value) {
        return new SocketOptions(value, tls, times, bounds);
    }

    public SocketOptions withTls(@Nullable Tls value) {
        return new SocketOptions(wires, value, times, bounds);
    }

    public SocketOptions withTimes(Times value) {
        return new SocketOptions(wires, tls, value, bounds);
    }

    public SocketOptions withBounds(Bounds value) {
        return new SocketOptions(wires, tls, times, value);
    }
}
