package dev.candela.bench.load;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/// This machine, where servers under measurement listen.
final class Loopback {
    static InetSocketAddress at(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private Loopback() {}
}
