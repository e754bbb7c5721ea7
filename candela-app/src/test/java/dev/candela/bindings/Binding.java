package dev.candela.bindings;

/// A way from a client to the server, and how messages are written on it.
enum Binding {
    STDIO_JSON("stdio, JSON"),
    STDIO_LUMEN("stdio, LUMEN"),
    STDIO_LUMEN_COMPRESSED("stdio, LUMEN with context compression"),
    STDIO_LUMEN_ENCRYPTED("stdio, encrypted LUMEN"),
    TCP_JSON("TCP, JSON"),
    TCP_LUMEN("TCP, LUMEN"),
    TCP_TLS_LUMEN("TCP with TLS, LUMEN"),
    UNIX_JSON("Unix socket, JSON"),
    UNIX_LUMEN("Unix socket, LUMEN"),
    WEBSOCKET_JSON("WebSocket, JSON"),
    WEBSOCKET_LUMEN("WebSocket, LUMEN"),
    HTTP_JSON("HTTP, JSON"),
    HTTP_LUMEN("HTTP, LUMEN bodies");

    private final String label;

    Binding(String label) {
        this.label = label;
    }

    /// Whether messages go as LUMEN frames.
    boolean isLumen() {
        return switch (this) {
            case STDIO_JSON, TCP_JSON, UNIX_JSON, WEBSOCKET_JSON, HTTP_JSON -> false;
            case STDIO_LUMEN, STDIO_LUMEN_COMPRESSED, STDIO_LUMEN_ENCRYPTED, TCP_LUMEN, TCP_TLS_LUMEN, UNIX_LUMEN,
                WEBSOCKET_LUMEN, HTTP_LUMEN -> true;
        };
    }

    /// Whether each exchange stands for itself.
    boolean isHttp() {
        return this == HTTP_JSON || this == HTTP_LUMEN;
    }

    @Override
    public String toString() {
        return label;
    }
}
