package dev.candela.http;

import dev.candela.model.Principal;
import dev.candela.rpc.Headers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/// One token that all clients of a server share: `Authorization: Bearer …`.
///
/// Compares in a time that does not depend on how much of the token is right.
public final class BearerToken implements Authenticator {
    private static final String SCHEME = "Bearer ";
    private static final Verdict REFUSED = new Verdict.Refused(401, "Bearer");
    private static final Verdict.Accepted ACCEPTED = new Verdict.Accepted(new Principal("token"));

    private final byte[] digest;

    private BearerToken(byte[] digest) {
        this.digest = digest;
    }

    /// @param token  visible ASCII, at least one character
    public static BearerToken of(String token) {
        if (token.isEmpty() || !token.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            throw new IllegalArgumentException("token: not usable (expected: visible ASCII without blanks)");
        }
        return new BearerToken(sha256(token));
    }

    @Override
    public Verdict authenticate(Headers headers) {
        String value = headers.first("authorization").orElse("");
        if (!value.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return REFUSED;
        }
        return MessageDigest.isEqual(digest, sha256(value.substring(SCHEME.length()).strip())) ? ACCEPTED : REFUSED;
    }

    /// Whether somebody shows this token, whatever way it came.
    public Optional<Principal> verify(String token) {
        return MessageDigest.isEqual(digest, sha256(token)) ? Optional.of(ACCEPTED.principal()) : Optional.empty();
    }

    @Override
    public boolean mayBlock() {
        return false;
    }

    /// Does not hold the token.
    @Override
    public String toString() {
        return "BearerToken";
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: missing (expected: in every JDK)", e);
        }
    }
}
