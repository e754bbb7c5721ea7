package dev.candela.testkit;

import java.util.List;

/// What the test client spells of the protocol, so that what it expects is not taken from the code it tests.
final class WireNames {
    static final String MODERN = "2026-07-28";
    static final List<String> LEGACY = List.of("2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05");

    static final String INITIALIZE = "initialize";
    static final String DISCOVER = "server/discover";
    static final String LISTEN = "subscriptions/listen";
    static final String SUBSCRIBE = "resources/subscribe";
    static final String SET_LEVEL = "logging/setLevel";
    static final String CALL_TOOL = "tools/call";
    static final String READ_RESOURCE = "resources/read";
    static final String GET_PROMPT = "prompts/get";
    static final String LIST_TOOLS = "tools/list";
    static final String LIST_RESOURCES = "resources/list";
    static final String LIST_TEMPLATES = "resources/templates/list";
    static final String LIST_PROMPTS = "prompts/list";
    static final String COMPLETE = "completion/complete";
    static final String ELICIT = "elicitation/create";
    static final String SAMPLE = "sampling/createMessage";
    static final String ROOTS = "roots/list";

    static final String INITIALIZED = "notifications/initialized";
    static final String CANCELLED = "notifications/cancelled";

    static final String META = "_meta";
    static final String PROGRESS_TOKEN = "progressToken";
    static final String PROTOCOL_VERSION = "protocolVersion";
    static final String CAPABILITIES = "capabilities";
    static final String CLIENT_INFO = "clientInfo";
    static final String META_VERSION = "io.modelcontextprotocol/protocolVersion";
    static final String META_INFO = "io.modelcontextprotocol/clientInfo";
    static final String META_CAPABILITIES = "io.modelcontextprotocol/clientCapabilities";
    static final String META_LEVEL = "io.modelcontextprotocol/logLevel";

    static final String RESULT_TYPE = "resultType";
    static final String INPUT_REQUIRED = "input_required";
    static final String INPUT_REQUESTS = "inputRequests";
    static final String INPUT_RESPONSES = "inputResponses";
    static final String REQUEST_STATE = "requestState";
    static final String NEXT_CURSOR = "nextCursor";
    static final String IS_ERROR = "isError";
    static final String STRUCTURED = "structuredContent";

    private WireNames() {}
}
