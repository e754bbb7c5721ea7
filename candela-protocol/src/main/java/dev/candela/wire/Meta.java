package dev.candela.wire;

import dev.candela.json.Json;

/// Reserved keys of `_meta`.
public final class Meta {
    public static final String META = "_meta";
    public static final String PROGRESS_TOKEN = "progressToken";
    public static final String PROTOCOL_VERSION = "io.modelcontextprotocol/protocolVersion";
    public static final String CLIENT_INFO = "io.modelcontextprotocol/clientInfo";
    public static final String CLIENT_CAPABILITIES = "io.modelcontextprotocol/clientCapabilities";
    public static final String LOG_LEVEL = "io.modelcontextprotocol/logLevel";
    public static final String SERVER_INFO = "io.modelcontextprotocol/serverInfo";
    public static final String SUBSCRIPTION_ID = "io.modelcontextprotocol/subscriptionId";

    /// Members of params that only a retry has.
    public static final String INPUT_RESPONSES = "inputResponses";
    public static final String REQUEST_STATE = "requestState";

    private Meta() {}

    /// The `_meta` of some params; empty when there is none.
    public static Json.Obj of(Json.Obj params) {
        return params.member(META) instanceof Json.Obj it ? it : Json.Obj.EMPTY;
    }
}
