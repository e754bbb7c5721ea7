package dev.candela.rpc;

import dev.candela.model.Principal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a binding knows of an arriving message besides its bytes.
///
/// @param binding     name of the binding, such as `http` or `stdio`
/// @param connection  the pipe that it arrived on; null when each exchange stands for itself, as on HTTP
/// @param headers     the header fields of the exchange, or null where the binding has none: then there is nothing
///                    that could mirror the body
/// @param principal   who is asking
/// @param remote      where from, to count what one client holds: an address without a port, or the binding's name
public record TransportContext(
    String binding,
    @Nullable Connection connection,
    @Nullable Headers headers,
    Principal principal,
    String remote) {
    /// Of a pipe without headers whose peer is whoever started it.
    public static TransportContext pipe(String binding, Connection connection) {
        return new TransportContext(binding, connection, null, Principal.ANONYMOUS, binding);
    }

    /// The first header of that name; empty when there is none or the binding has no headers.
    public Optional<String> header(String name) {
        return headers == null ? Optional.empty() : headers.first(name);
    }
}
