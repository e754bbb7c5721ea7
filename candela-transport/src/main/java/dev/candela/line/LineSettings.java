package dev.candela.line;

import dev.candela.model.Principal;
import java.time.Duration;

/// How one connection is served.
///
/// @param binding    name of the binding, such as `stdio`
/// @param principal  who is at the other end
/// @param remote     where from, to count what one client holds: an address without a port, or the binding's name
/// @param grace      how long requests may go on when the input has ended, and again when they are cancelled then
public record LineSettings(String binding, Principal principal, String remote, Duration grace) {
    private static final Duration GRACE = Duration.ofSeconds(1);

    /// Of a pipe whose peer is whoever started this process.
    public static LineSettings of(String binding) {
        return new LineSettings(binding, Principal.ANONYMOUS, binding, GRACE);
    }

    public LineSettings withGrace(Duration value) {
        return new LineSettings(binding, principal, remote, value);
    }
}
