package dev.candela.app;

import dev.candela.lumen.link.Insistence;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where `candela demo` listens and whom it serves. At least one place.
///
/// @param http   a resolved address of this machine for HTTP; port 0, here as below, stands for any free one
/// @param ws     the same for WebSocket
/// @param tcp    the same for plain TCP
/// @param unix   the file of a Unix socket
/// @param token  what every client must send, or null when anybody who reaches it is served
/// @param lumen  whether clients may, or must, speak LUMEN
public record Listen(
    @Nullable InetSocketAddress http,
    @Nullable InetSocketAddress ws,
    @Nullable InetSocketAddress tcp,
    @Nullable Path unix,
    @Nullable Token token,
    Insistence lumen) {}
