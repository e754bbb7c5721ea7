package dev.candela.binary;

import dev.candela.lumen.link.Insistence;
import dev.candela.lumen.link.LinkLimits;
import dev.candela.lumen.link.LinkSettings;
import dev.candela.pipe.Wires;
import dev.candela.rpc.Limits;
import java.time.Duration;

/// Makes wires that speak LUMEN with peers that do, and JSON with all others. Immutable, safe for any thread.
///
/// This is a private upgrade between peers that both want it: MCP itself is untouched, and what a frame carries is the
/// JSON-RPC message that a line would have carried.
public final class LumenWires {
    /// How long a caller waits to be acknowledged, unless told otherwise. Most known peers wait a quarter of that; a
    /// server that has to be started first may need more.
    public static final Duration PATIENCE = Duration.ofSeconds(2);

    private LumenWires() {}

    /// For the end that is connected to, over streams of bytes.
    public static Wires serving(LinkSettings settings) {
        return limits -> LumenWire.serving(within(settings, limits), limits, LumenWire.Form.STREAM);
    }

    /// For the end that is connected to, over streams of bytes, by those who show a credential. Lines have no place for
    /// one, so nothing but LUMEN is served.
    public static Wires serving(LinkSettings settings, Bearers bearers) {
        var required = settings.withLumen(Insistence.REQUIRE);
        return limits -> LumenWire.serving(within(required, limits), limits, LumenWire.Form.STREAM, bearers);
    }

    /// For the end that is connected to, over WebSocket: binary messages are frames, text is JSON.
    public static Wires servingMessages(LinkSettings settings) {
        return limits -> LumenWire.serving(within(settings, limits), limits, LumenWire.Form.MESSAGES);
    }

    /// For the end that connects, over streams of bytes.
    ///
    /// @param patience  how long to wait to be acknowledged
    public static Wires calling(LinkSettings settings, Duration patience) {
        return limits -> LumenWire.calling(within(settings, limits), limits, LumenWire.Form.STREAM, patience);
    }

    /// For the end that connects, over WebSocket.
    ///
    /// @param patience  how long to wait to be acknowledged
    public static Wires callingMessages(LinkSettings settings, Duration patience) {
        return limits -> LumenWire.calling(within(settings, limits), limits, LumenWire.Form.MESSAGES, patience);
    }

    private static LinkSettings within(LinkSettings settings, Limits limits) {
        return settings.withLimits(LinkLimits.of(limits.messageBytesMax(), limits.json(), limits.batchMax()));
    }
}
