package dev.candela.http.netty;

import io.netty.channel.Channel;
import io.netty.handler.codec.CodecException;
import io.netty.handler.codec.http2.Http2Exception;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
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
            known = address(channel.remoteAddress());
            address = known;
        }
        return known;
    }

    /// Whether a connection failed by what came from the other end, or did not: nothing to tell the log of.
    static boolean caused(Throwable failure) {
        return failure instanceof IOException || failure instanceof CodecException
            || failure instanceof Http2Exception;
    }

    /// The address without a port and without the name of an interface.
    private static String address(@Nullable SocketAddress remote) {
        if (!(remote instanceof InetSocketAddress inet) || inet.getAddress() == null) {
            return "unknown";
        }
        String text = inet.getAddress().getHostAddress();
        int zone = text.indexOf('%');
        return zone < 0 ? text : text.substring(0, zone);
    }
}
