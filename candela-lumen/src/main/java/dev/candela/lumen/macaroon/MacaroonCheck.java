package dev.candela.lumen.macaroon;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Says whether a macaroon allows something: its signature first, then its caveats in their order.
///
/// Safe for any thread.
public final class MacaroonCheck {
    private final InstantSource clock;
    private final List<RootKey> keys;

    /// To change the key, put the new one first and take the old one away when what it minted has expired. Taking a
    /// key away is also the only way to call back all that it minted.
    ///
    /// @param key    that may have minted what is checked
    /// @param older  others that may have
    public MacaroonCheck(InstantSource clock, RootKey key, RootKey... older) {
        this.clock = clock;
        this.keys = Stream.concat(Stream.of(key), Stream.of(older)).toList();
    }

    /// Checks a macaroon for one use of it.
    ///
    /// @param holds  whether a caveat holds, asked for all but expiries, and only when the signature is genuine. Must
    ///               say no to what it does not know
    public Checked check(Macaroon macaroon, Predicate<Caveat> holds) {
        if (keys.stream().noneMatch(macaroon::isSignedBy)) {
            return new Checked.Forged();
        }
        var now = clock.instant();
        for (var caveat : macaroon.caveats()) {
            switch (caveat) {
                case Caveat.Expiry it when it.isOver(now) -> {
                    return new Checked.Expired();
                }
                case Caveat.Expiry _ -> {}
                case Caveat.Method _, Caveat.Tool _, Caveat.Op _, Caveat.Unknown _ -> {
                    if (!holds.test(caveat)) {
                        return new Checked.Refused(caveat);
                    }
                }
            }
        }
        return new Checked.Allowed();
    }

    @Override
    public String toString() {
        return "MacaroonCheck";
    }
}
