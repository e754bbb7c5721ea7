package dev.candela.pipe.netty;

import dev.candela.pipe.ClientTls;
import io.netty.handler.codec.http2.Http2SecurityUtil;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// TLS by the JDK's own engine, 1.2 or 1.3, with the cipher suites that HTTP/2 allows.
public final class TlsContexts {
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    private TlsContexts() {}

    /// Of the end that has a certificate, in files in PEM form.
    ///
    /// @throws UncheckedIOException when they cannot be used
    public static SslContextBuilder server(Path certificates, Path privateKey) {
        try {
            return common(SslContextBuilder.forServer(certificates.toFile(), privateKey.toFile()));
        } catch (IllegalArgumentException e) {
            throw unusable(certificates + ", " + privateKey, e);
        }
    }

    /// Has the other end show a certificate too, if only those are let in.
    ///
    /// @param authorities  who signs them, in PEM form; null to let in everybody
    /// @throws UncheckedIOException when a file cannot be used
    public static SslContext build(SslContextBuilder server, @Nullable Path authorities) {
        try {
            if (authorities != null) {
                server.clientAuth(ClientAuth.REQUIRE).trustManager(authorities.toFile());
            }
            return server.build();
        } catch (IllegalArgumentException | IOException e) {
            throw unusable(authorities == null ? "the server's files" : authorities.toString(), e);
        }
    }

    /// Of the end that connects. The certificate of the other end must name the host that was asked for.
    ///
    /// @throws UncheckedIOException when a file cannot be used
    public static SslContext client(ClientTls files) {
        try {
            var client = common(SslContextBuilder.forClient()).endpointIdentificationAlgorithm("HTTPS");
            if (files.authorities() != null) {
                client.trustManager(files.authorities().toFile());
            }
            if (files.certificates() != null && files.privateKey() != null) {
                client.keyManager(files.certificates().toFile(), files.privateKey().toFile());
            }
            return client.build();
        } catch (IllegalArgumentException | IOException e) {
            throw unusable(files.toString(), e);
        }
    }

    private static SslContextBuilder common(SslContextBuilder builder) {
        return builder.sslProvider(SslProvider.JDK)
            .protocols(PROTOCOLS)
            .ciphers(Http2SecurityUtil.CIPHERS, SupportedCipherSuiteFilter.INSTANCE);
    }

    private static UncheckedIOException unusable(String files, Exception cause) {
        return new UncheckedIOException(
            "tls: " + files + " (expected: a certificate chain and its PKCS #8 key, in PEM)", new IOException(cause));
    }
}
