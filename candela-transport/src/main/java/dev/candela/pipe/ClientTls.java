package dev.candela.pipe;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Whom the end that connects believes. The certificate of the other end must also name the host that was asked for.
/// Files are in PEM form.
///
/// @param authorities   who signs the certificates that are believed; null for those that the JDK believes
/// @param certificates  what this end shows when asked, with its key; null for nothing
/// @param privateKey    PKCS #8, not encrypted
public record ClientTls(@Nullable Path authorities, @Nullable Path certificates, @Nullable Path privateKey) {
    public static final ClientTls DEFAULT = new ClientTls(null, null, null);
}
