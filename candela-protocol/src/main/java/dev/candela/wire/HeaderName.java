package dev.candela.wire;

/// HTTP headers of the protocol, in the lower case that HTTP/2 needs.
public final class HeaderName {
    public static final String SESSION_ID = "mcp-session-id";
    public static final String PROTOCOL_VERSION = "mcp-protocol-version";
    public static final String METHOD = "mcp-method";
    public static final String NAME = "mcp-name";
    public static final String PARAM_PREFIX = "mcp-param-";
    public static final String LAST_EVENT_ID = "last-event-id";

    private HeaderName() {}
}
