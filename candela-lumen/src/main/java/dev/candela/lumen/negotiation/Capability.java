package dev.candela.lumen.negotiation;

/// Names of what a peer can do beyond plain messages. What begins with `x-candela-` is not part of LUMEN; other peers
/// pass over it.
public final class Capability {
    /// Payloads in the binary form of values.
    public static final String COMPRESSION = "compression";

    /// `STREAM_INIT` and `STREAM_DATA`.
    public static final String STREAMING = "streaming";

    /// Sealed frames; the public keys come with it.
    public static final String ENCRYPTION = "encryption";

    /// `BATCH` and `FLOW_CTL`.
    public static final String BATCH_FLOW = "batch_flow";

    /// `HEARTBEAT` is echoed.
    public static final String HEARTBEAT = "heartbeat";

    /// `MUX`: several connections in one.
    public static final String MUX = "x-candela-mux";

    /// `DICT_SYNC`: words of a session.
    public static final String DICTIONARY = "x-candela-dict";

    /// Payloads compressed in the context of those before them.
    public static final String DEFLATE = "x-candela-deflate";

    /// `TRANSPORT_INIT` is answered.
    public static final String TRANSPORT = "x-candela-transport";

    /// What the names of our own begin with: who has one of them is this library.
    public static final String OWN = "x-candela-";

    private Capability() {}
}
