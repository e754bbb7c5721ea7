package dev.candela.app;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/// Where `candela demo` listens and whom it serves.
///
/// @param address a resolved address of this machine; port 0 stands for any free one
/// @param token   what every client must send, or null when anybody who reaches the address is served
public record HttpListen(InetSocketAddress address, @Nullable Token token) {}
