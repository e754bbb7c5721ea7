package dev.candela.http.netty;

import io.netty.handler.codec.CodecException;
import io.netty.handler.codec.http2.Http2Exception;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/// Who is at the other end.
final class Peer {
    private Peer() {}

    /// Whether a connection failed by what came from the other end, or did not: nothing to tell the log of.
    static boolean caused(Throwable failure) {
        return failure instanceof IOException || failure instanceof CodecException
            || failure instanceof Http2Exception;
    }

    /// The address without a port and without the name of an interface.
    static String address(@Nullable SocketAddress remote) {
        if (!(remote instanceof InetSocketAddress inet) || inet.getAddress() == null) {
            return "unknown";
        }
        String text = inet.getAddress().getHostAddress();
        int zone = text.indexOf('%');
        return zone < 0 ? text : text.substring(0, zone);
    }
}
