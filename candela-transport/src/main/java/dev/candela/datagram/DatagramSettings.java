package dev.candela.datagram;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import org.jspecify.annotations.Nullable;

/// How an endpoint is opened.
///
/// @param local        where to listen; port 0 takes a free one
/// @param receiveBytes what the system may hold for us before it drops; it may give less
/// @param group        multicast to listen to as well, or null
/// @param sealing      what encrypts
public record DatagramSettings(InetSocketAddress local, int receiveBytes, @Nullable Group group, Sealing sealing) {
    /// A free port of this machine, reached from this machine only; nothing encrypted.
    public static final DatagramSettings DEFAULT = new DatagramSettings(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256 * 1024, null, Sealing.NONE);

    private static final int RECEIVE_BYTES_MIN = 64 * 1024;
    private static final int RECEIVE_BYTES_MAX = 64 * 1024 * 1024;

    /// A multicast group. To hear it, listen on the wildcard address, on the port that the group uses.
    ///
    /// @param address  a multicast address
    /// @param on       the network on which to join, and to which to send
    /// @param hops     how many routers a datagram to the group may pass, plus one: 1 stays on the network
    public record Group(InetAddress address, NetworkInterface on, int hops) {
        private static final int HOPS_MAX = 255;

        public Group {
            if (!address.isMulticastAddress()) {
                throw new IllegalArgumentException("group: " + address + " (expected: a multicast address)");
            }
            if (hops < 0 || hops > HOPS_MAX) {
                throw new IllegalArgumentException("hops: " + hops + " (expected: 0.." + HOPS_MAX + ")");
            }
        }
    }

    public DatagramSettings {
        if (receiveBytes < RECEIVE_BYTES_MIN || receiveBytes > RECEIVE_BYTES_MAX) {
            throw new IllegalArgumentException("receiveBytes: " + receiveBytes + " (expected: "
                + RECEIVE_BYTES_MIN + ".." + RECEIVE_BYTES_MAX + ")");
        }
    }

    public DatagramSettings at(InetSocketAddress other) {
        return new DatagramSettings(other, receiveBytes, group, sealing);
    }

    public DatagramSettings joining(Group other) {
        return new DatagramSettings(local, receiveBytes, other, sealing);
    }

    public DatagramSettings sealedBy(Sealing other) {
        return new DatagramSettings(local, receiveBytes, group, other);
    }
}
