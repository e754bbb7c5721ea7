package dev.candela.http;

import dev.candela.model.Principal;
import dev.candela.rpc.Headers;

/// Finds out who is asking.
///
/// Asked once for every request, after the checks of its origin and before its path is looked at. Safe for any thread.
///
/// @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/basic/authorization">Authorization</a>
@FunctionalInterface
public interface Authenticator {
    /// Lets everybody in, as nobody in particular.
    Authenticator NONE = new Authenticator() {
        private static final Verdict ANYBODY = new Verdict.Accepted(Principal.ANONYMOUS);

        @Override
        public Verdict authenticate(Headers headers) {
            return ANYBODY;
        }

        @Override
        public boolean mayBlock() {
            return false;
        }
    };

    Verdict authenticate(Headers headers);

    /// Whether asking may take longer than a few microseconds. If so, it is asked on a thread of its own, and the body
    /// is read only after it has answered.
    default boolean mayBlock() {
        return true;
    }

    sealed interface Verdict {
        record Accepted(Principal principal) implements Verdict {}

        /// @param status     401 for no or a bad credential, 403 for one that is not enough
        /// @param challenge  the value of `WWW-Authenticate`, which says how to do better
        record Refused(int status, String challenge) implements Verdict {}
    }
}
