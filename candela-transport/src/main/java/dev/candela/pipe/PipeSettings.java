package dev.candela.pipe;

import dev.candela.model.Principal;
import java.time.Duration;

/// What one connection is, and how it ends.
///
/// @param binding    name of the binding, such as `stdio`
/// @param principal  who is at the other end
/// @param remote     where from, to count what one client holds: an address without a port, or the binding's name
/// @param grace      how long requests may go on when the input has ended, and again when they are cancelled then
public record PipeSettings(String binding, Principal principal, String remote, Duration grace) {
    private static final Duration GRACE = Duration.ofSeconds(1);

    /// Of a pipe between a process and the one that started it.
    public static PipeSettings of(String binding) {
        return new PipeSettings(binding, Principal.ANONYMOUS, binding, GRACE);
    }

    public PipeSettings withGrace(Duration value) {
        return new PipeSettings(binding, principal, remote, value);
    }

    public PipeSettings withPeer(Principal who, String from) {
        return new PipeSettings(binding, who, from, grace);
    }
}
