package dev.candela.model;

import dev.candela.json.Json;
import org.jspecify.annotations.Nullable;

/// A refused or failed request, as JSON-RPC says it.
///
/// @param data  null for none
/// @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/basic">Error codes</a>
public record McpError(int code, String message, @Nullable Json data) {
    public static final int PARSE_ERROR = -32700;
    public static final int INVALID_REQUEST = -32600;
    public static final int METHOD_NOT_FOUND = -32601;
    public static final int INVALID_PARAMS = -32602;
    public static final int INTERNAL_ERROR = -32603;

    /// A resource does not exist. Each era has its own code for it; the codec of the era knows.
    public static final int RESOURCE_NOT_FOUND = -32002;
    public static final int HEADER_MISMATCH = -32020;
    public static final int MISSING_CLIENT_CAPABILITY = -32021;
    public static final int UNSUPPORTED_VERSION = -32022;

    public McpError(int code, String message) {
        this(code, message, null);
    }

    public static McpError invalidParams(String message) {
        return new McpError(INVALID_PARAMS, message);
    }

    public static McpError invalidRequest(String message) {
        return new McpError(INVALID_REQUEST, message);
    }

    public McpException asException() {
        return new McpException(this);
    }
}
