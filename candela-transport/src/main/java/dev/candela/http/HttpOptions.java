package dev.candela.http;

import dev.candela.lumen.link.Insistence;
import dev.candela.pipe.Wires;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the author of a server can choose about its HTTP side. Start from [#DEFAULT].
///
/// @param hosts          names that the `Host` field may have, without a port. Empty for the default: on a loopback
///                       address only `localhost`, `127.0.0.1` and `[::1]`, elsewhere any
/// @param origins        origins whose pages may ask, such as `https://app.example`. Empty for the default: pages of
///                       this machine, from any port
/// @param authenticator  who finds out who is asking
/// @param times          how long things may take
/// @param bounds         how much there may be of things
/// @param tls            certificate and key; null to speak without encryption
/// @param ssePair        whether the older pair of paths, `/sse` and `/messages`, is offered beside each mount
/// @param gzip           whether JSON bodies above 1 KiB are compressed for clients that ask for it
/// @param websocket      how messages are written on a WebSocket, which a request at the path of a mount may ask for;
///                       null where none is offered
/// @param lumen          whether bodies may be, or must be, LUMEN frames of the type `application/lumen+binary`
public record HttpOptions(
    Set<String> hosts,
    Set<String> origins,
    Authenticator authenticator,
    Times times,
    Bounds bounds,
    @Nullable Tls tls,
    boolean ssePair,
    boolean gzip,
    @Nullable Wires websocket,
    Insistence lumen) {
    public static final HttpOptions DEFAULT = new HttpOptions(
        Set.of(), Set.of(), Authenticator.NONE, Times.DEFAULT, Bounds.DEFAULT, null, true, true, null,
        Insistence.PREFER);

    /// How long things may take.
    ///
    /// @param heartbeat   silence on a stream after which a comment is sent; on Linux, a peer that acknowledges nothing
    ///                    for four times as long is taken to be gone
    /// @param read        from the first byte of a request to its last, each 64 KiB of body counted anew
    /// @param idle        time without a request after which a connection is closed
    /// @param slowReader  how long an answer waits for a reader whose queue is full
    /// @param stop        how long running requests may still take when the server stops
    public record Times(Duration heartbeat, Duration read, Duration idle, Duration slowReader, Duration stop) {
        public static final Times DEFAULT = new Times(Duration.ofSeconds(15), Duration.ofSeconds(30),
            Duration.ofSeconds(75), Duration.ofSeconds(10), Duration.ofMillis(1500));

        public Times {
            requirePositive("heartbeat", heartbeat);
            requirePositive("read", read);
            requirePositive("idle", idle);
            requirePositive("slowReader", slowReader);
            requirePositive("stop", stop);
        }

        public Times withHeartbeat(Duration value) {
            return new Times(value, read, idle, slowReader, stop);
        }

        public Times withRead(Duration value) {
            return new Times(heartbeat, value, idle, slowReader, stop);
        }

        public Times withIdle(Duration value) {
            return new Times(heartbeat, read, value, slowReader, stop);
        }

        public Times withSlowReader(Duration value) {
            return new Times(heartbeat, read, idle, value, stop);
        }

        public Times withStop(Duration value) {
            return new Times(heartbeat, read, idle, slowReader, value);
        }

        private static void requirePositive(String name, Duration value) {
            if (!value.isPositive()) {
                throw new IllegalArgumentException(name + ": " + value + " (expected: > 0)");
            }
        }
    }

    /// How much there may be of things.
    ///
    /// @param connectionsMax  open connections; one more is closed as soon as it is accepted
    /// @param headerBytesMax  header section of a request, in bytes
    /// @param pipelinedMax    requests of one HTTP/1.1 connection that wait for the one before them
    /// @param streamsMax      requests of one HTTP/2 connection at once
    /// @param bodyBytesMax    bodies being received, in bytes, of all connections together
    public record Bounds(
        int connectionsMax, int headerBytesMax, int pipelinedMax, int streamsMax, long bodyBytesMax) {
        public static final Bounds DEFAULT = new Bounds(20_000, 64 * 1024, 16, 128, 256L * 1024 * 1024);

        public Bounds {
            requirePositive("connectionsMax", connectionsMax);
            requirePositive("headerBytesMax", headerBytesMax);
            requirePositive("pipelinedMax", pipelinedMax);
            requirePositive("streamsMax", streamsMax);
            requirePositive("bodyBytesMax", bodyBytesMax);
        }

        public Bounds withConnectionsMax(int value) {
            return new Bounds(value, headerBytesMax, pipelinedMax, streamsMax, bodyBytesMax);
        }

        public Bounds withHeaderBytesMax(int value) {
            return new Bounds(connectionsMax, value, pipelinedMax, streamsMax, bodyBytesMax);
        }

        public Bounds withPipelinedMax(int value) {
            return new Bounds(connectionsMax, headerBytesMax, value, streamsMax, bodyBytesMax);
        }

        public Bounds withStreamsMax(int value) {
            return new Bounds(connectionsMax, headerBytesMax, pipelinedMax, value, bodyBytesMax);
        }

        public Bounds withBodyBytesMax(long value) {
            return new Bounds(connectionsMax, headerBytesMax, pipelinedMax, streamsMax, value);
        }

        private static void requirePositive(String name, long value) {
            if (value <= 0) {
                throw new IllegalArgumentException(name + ": " + value + " (expected: > 0)");
            }
        }
    }

    /// Files in PEM form, read when the server starts.
    ///
    /// @param certificates  the server's certificate and those that lead to a trusted one
    /// @param privateKey    its key, PKCS #8, not encrypted
    public record Tls(Path certificates, Path privateKey) {}

    public HttpOptions {
        hosts = Set.copyOf(hosts);
        origins = Set.copyOf(origins);
    }

    public HttpOptions withHosts(String... values) {
        return new HttpOptions(
            Set.of(values), origins, authenticator, times, bounds, tls, ssePair, gzip, websocket, lumen);
    }

    public HttpOptions withOrigins(String... values) {
        return new HttpOptions(
            hosts, Set.of(values), authenticator, times, bounds, tls, ssePair, gzip, websocket, lumen);
    }

    public HttpOptions withAuthenticator(Authenticator value) {
        return new HttpOptions(hosts, origins, value, times, bounds, tls, ssePair, gzip, websocket, lumen);
    }

    public HttpOptions withTimes(Times value) {
        return new HttpOptions(hosts, origins, authenticator, value, bounds, tls, ssePair, gzip, websocket, lumen);
    }

    public HttpOptions withBounds(Bounds value) {
        return new HttpOptions(hosts, origins, authenticator, times, value, tls, ssePair, gzip, websocket, lumen);
    }

    public HttpOptions withTls(Path certificates, Path privateKey) {
        return new HttpOptions(hosts, origins, authenticator, times, bounds, new Tls(certificates, privateKey),
            ssePair, gzip, websocket, lumen);
    }

    public HttpOptions withSsePair(boolean value) {
        return new HttpOptions(hosts, origins, authenticator, times, bounds, tls, value, gzip, websocket, lumen);
    }

    public HttpOptions withGzip(boolean value) {
        return new HttpOptions(hosts, origins, authenticator, times, bounds, tls, ssePair, value, websocket, lumen);
    }

    public HttpOptions withWebSocket(@Nullable Wires value) {
        return new HttpOptions(hosts, origins, authenticator, times, bounds, tls, ssePair, gzip, value, lumen);
    }

    public HttpOptions withLumen(Insistence value) {
        return new HttpOptions(
            hosts, origins, authenticator, times, bounds, tls, ssePair, gzip, websocket, value);
    }
}
