package dev.candela.rpc;

/// A pipe: a connection on which everything belongs together, such as stdin and stdout or a socket.
///
/// Compared by identity.
///
/// @see Receiver#closed
public interface Connection {
    /// The way back, for as long as the connection lives.
    Sink sink();
}
