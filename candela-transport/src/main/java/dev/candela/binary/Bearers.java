package dev.candela.binary;

import dev.candela.model.Principal;
import java.util.Optional;

/// Finds out who shows a credential on a connection that has no header fields. Safe for any thread; must not block.
@FunctionalInterface
public interface Bearers {
    /// @param bearer  as the peer sent it, when it asked whether LUMEN is spoken
    /// @return empty when it must not be let in
    Optional<Principal> verify(String bearer);
}
