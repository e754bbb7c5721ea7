/// Wire encryption of frames: X25519, HKDF-SHA256 and ChaCha20-Poly1305, all of them the JDK's.
///
/// Start at [Handshake][dev.candela.lumen.cipher.Handshake]: it makes the public key that goes into a PROBE or a
/// PROBE_ACK and turns that of the peer into a [FrameCipher][dev.candela.lumen.cipher.FrameCipher]. No I/O, no threads,
/// no clock. Without a pre-shared key the peer is not authenticated: whoever can change the bytes of the handshake can
/// read everything.
///
/// May use: `lumen.frame`, `lumen`.
@NullMarked
package dev.candela.lumen.cipher;

import org.jspecify.annotations.NullMarked;
