package dev.candela.lumen.link;

import dev.candela.lumen.negotiation.Dialect;
import dev.candela.lumen.payload.Profile;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the two ends of a connection have settled on.
///
/// @param dialect        how the peer negotiates
/// @param peer           what it calls itself; empty when it does not
/// @param capabilities   what both ends have beside messages
/// @param profile        what the peer can read
/// @param frameBytesMax  bytes of the longest frame that the peer can read, its header included
/// @param encrypted      whether every frame from now on is encrypted
/// @param bearer         what a client showed to be let in; null for nothing
public record Terms(
    Dialect dialect,
    String peer,
    Set<String> capabilities,
    Profile profile,
    int frameBytesMax,
    boolean encrypted,
    @Nullable String bearer) {
    /// What the reference implementation in Python can hold, less the largest piece that it reads at once.
    static final int PYTHON_FRAME_BYTES_MAX = 4 * 1024 * 1024 - 64 * 1024;

    /// What every other peer can read, as far as is known.
    static final int FRAME_BYTES_MAX = 16 * 1024 * 1024;

    public Terms {
        capabilities = Set.copyOf(capabilities);
    }

    public boolean has(String capability) {
        return capabilities.contains(capability);
    }

    /// Nothing of the secrets.
    @Override
    public String toString() {
        return "Terms[dialect=" + dialect + ", peer=" + peer + ", capabilities=" + capabilities + ", encrypted="
            + encrypted + "]";
    }
}
