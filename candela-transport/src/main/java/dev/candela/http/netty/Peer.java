package dev.candela.http.netty;

import dev.candela.pipe.netty.Loops;
import io.netty.channel.Channel;
import io.netty.handler.codec.CodecException;
import io.netty.handler.codec.http2.Http2Exception;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Who is at the other end of a connection.
final class Peer {
    private final Channel channel;
    private @Nullable String address;

    Peer(Channel channel) {
        this.channel = channel;
    }

    /// Its address without a port.
    String address() {
        String known = address;
        if (known == null) {
            known = Loops.withoutPort(channel.remoteAddress());
            address = known;
        }
        return known;
    }

    /// Whether a connection failed by what came from the other end, or did not: nothing to tell the log of.
    static boolean caused(Throwable failure) {
        return failure instanceof IOException || failure instanceof CodecException
            || failure instanceof Http2Exception;
    }
}
