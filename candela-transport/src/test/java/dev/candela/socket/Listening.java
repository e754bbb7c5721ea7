package dev.candela.socket;

import dev.candela.pipe.CarrierContract;
import dev.candela.pipe.LinePeer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// A server, and clients of it that know only bytes.
record Listening(SocketServer server) implements CarrierContract.Server {
    static final Path CERTIFICATE = Path.of("src/test/resources/tls/certificate.pem");
    static final Path KEY = Path.of("src/test/resources/tls/key.pem");
    static final SocketOptions OPTIONS = SocketOptions.DEFAULT.withTimes(SocketOptions.Times.DEFAULT
        .withSlowReader(Duration.ofMillis(100)).withStop(Duration.ofMillis(500)).withGrace(Duration.ofMillis(100)));

    static SocketOptions encrypted() {
        return OPTIONS.withTls(new SocketOptions.Tls(CERTIFICATE, KEY, null));
    }

    static CarrierContract.Server on(SocketServer server) {
        return new Listening(server);
    }

    @Override
    public LinePeer connect() throws IOException {
        if (server.address() instanceof UnixDomainSocketAddress unix) {
            return unix(unix);
        }
        try {
            return server.isEncrypted() ? tls(server) : plain(server);
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    static LinePeer plain(SocketServer server) throws IOException {
        return peer(new Socket(InetAddress.getLoopbackAddress(), server.port()));
    }

    static LinePeer tls(SocketServer server) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (var in = Files.newInputStream(CERTIFICATE)) {
            store.setCertificateEntry("it", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return peer(context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), server.port()));
    }

    private static LinePeer peer(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        return new LinePeer(socket.getInputStream(), socket.getOutputStream(), socket);
    }

    static LinePeer unix(UnixDomainSocketAddress address) throws IOException {
        var channel = SocketChannel.open(address);
        return new LinePeer(Channels.newInputStream(channel), Channels.newOutputStream(channel), channel);
    }

    @Override
    public void close() {
        server.close();
    }
}
