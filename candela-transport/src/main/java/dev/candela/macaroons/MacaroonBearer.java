package dev.candela.macaroons;

import dev.candela.http.Authenticator;
import dev.candela.lumen.MalformedLumen;
import dev.candela.lumen.macaroon.Caveat;
import dev.candela.lumen.macaroon.Checked;
import dev.candela.lumen.macaroon.Macaroon;
import dev.candela.lumen.macaroon.MacaroonCheck;
import dev.candela.lumen.macaroon.RootKey;
import dev.candela.model.Principal;
import dev.candela.rpc.Headers;
import java.time.InstantSource;
import java.util.Optional;

/// Takes a macaroon as the credential of whoever bears it: `Authorization: Bearer …`.
///
/// Accepts what one of its keys has minted, that has not expired and has no caveat of a kind unknown here. The
/// principal has the macaroon's id as its name, and carries the caveats. They are not enforced here, because what is
/// asked for is not known yet: see [MacaroonGate].
///
/// Safe for any thread. Takes some tens of microseconds, also for the largest forgery.
public final class MacaroonBearer implements Authenticator {
    private static final String SCHEME = "Bearer ";
    private static final Verdict MISSING = new Verdict.Refused(401, "Bearer");
    private static final Verdict INVALID = new Verdict.Refused(401, "Bearer error=\"invalid_token\"");

    private final MacaroonCheck check;

    /// @param key    mints the macaroons that are accepted
    /// @param older  keys whose macaroons are still accepted
    public MacaroonBearer(InstantSource clock, RootKey key, RootKey... older) {
        this.check = new MacaroonCheck(clock, key, older);
    }

    /// Who bears this token, whatever way it came; empty when it must not be accepted.
    ///
    /// @param bearer  as [Macaroon#text] wrote it
    public Optional<Principal> verify(String bearer) {
        try {
            var macaroon = Macaroon.parse(bearer);
            boolean isGood = !macaroon.id().isEmpty() // which would be nobody in particular
                && check.check(macaroon, it -> !(it instanceof Caveat.Unknown)) instanceof Checked.Allowed;
            return isGood ? Optional.of(Caveats.principal(macaroon)) : Optional.empty();
        } catch (MalformedLumen e) {
            return Optional.empty();
        }
    }

    @Override
    public Verdict authenticate(Headers headers) {
        String value = headers.first("authorization").orElse("");
        if (!value.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return MISSING;
        }
        return verify(value.substring(SCHEME.length()).strip()).<Verdict>map(Verdict.Accepted::new).orElse(INVALID);
    }

    @Override
    public boolean mayBlock() {
        return false;
    }

    @Override
    public String toString() {
        return "MacaroonBearer";
    }
}
