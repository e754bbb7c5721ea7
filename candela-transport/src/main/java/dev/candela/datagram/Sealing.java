package dev.candela.datagram;

import dev.candela.lumen.frame.Flags;
import dev.candela.lumen.frame.Frame;
import java.net.InetSocketAddress;
import java.util.Optional;

/// Encrypts what goes out and decrypts what comes in, each datagram on its own. Called by any thread that sends, and
/// by the one that receives; must be safe for both at once.
public interface Sealing {
    /// No key: nothing is encrypted, and what is encrypted is refused.
    Sealing NONE = new Sealing() {
        @Override
        public Optional<Frame> seal(Frame frame, InetSocketAddress to) {
            return Optional.of(frame);
        }

        @Override
        public Optional<Frame> open(Frame frame, InetSocketAddress from) {
            return Flags.has(frame.flags(), Flags.ENCRYPTED) ? Optional.empty() : Optional.of(frame);
        }
    };

    /// The frame that is sent for another; empty when there is no key for that peer, and then nothing is sent.
    Optional<Frame> seal(Frame frame, InetSocketAddress to);

    /// The frame that was sealed; empty when it is not authentic, a replay, or not sealed although it should be.
    Optional<Frame> open(Frame frame, InetSocketAddress from);
}
