package dev.candela.wire;

import dev.candela.json.Json;
import dev.candela.model.Params;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// A method that serves both eras: its name, and how its params are read.
///
/// Reading throws an [McpException][dev.candela.model.McpException] that says which member is wrong.
public record Method<P extends Params>(String name, Function<Json.Obj, P> read) {
    public static final Method<Params.Page> TOOLS_LIST = new Method<>("tools/list", ParamsReader::page);
    public static final Method<Params.CallTool> TOOLS_CALL = new Method<>("tools/call", ParamsReader::callTool);
    public static final Method<Params.Page> RESOURCES_LIST = new Method<>("resources/list", ParamsReader::page);
    public static final Method<Params.Page> RESOURCES_TEMPLATES_LIST =
        new Method<>("resources/templates/list", ParamsReader::page);
    public static final Method<Params.ReadResource> RESOURCES_READ =
        new Method<>("resources/read", ParamsReader::readResource);
    public static final Method<Params.Page> PROMPTS_LIST = new Method<>("prompts/list", ParamsReader::page);
    public static final Method<Params.GetPrompt> PROMPTS_GET = new Method<>("prompts/get", ParamsReader::getPrompt);
    public static final Method<Params.Complete> COMPLETION_COMPLETE =
        new Method<>("completion/complete", ParamsReader::complete);

    /// Names of the methods that belong to one era or to neither direction's results.
    public static final String INITIALIZE = "initialize";
    public static final String PING = "ping";
    public static final String SET_LEVEL = "logging/setLevel";
    public static final String SUBSCRIBE = "resources/subscribe";
    public static final String UNSUBSCRIBE = "resources/unsubscribe";
    public static final String DISCOVER = "server/discover";
    public static final String LISTEN = "subscriptions/listen";
    public static final String ELICIT = "elicitation/create";
    public static final String CREATE_MESSAGE = "sampling/createMessage";
    public static final String ROOTS_LIST = "roots/list";

    /// Methods that may be answered with a wish for input.
    public static final Set<String> MAY_ASK = Set.of(TOOLS_CALL.name(), PROMPTS_GET.name(), RESOURCES_READ.name());

    /// The member of the params that a header repeats; empty for methods without one.
    public static Optional<String> namedBy(String method) {
        return switch (method) {
            case "tools/call", "prompts/get" -> Optional.of("name");
            case "resources/read" -> Optional.of("uri");
            default -> Optional.empty();
        };
    }

    /// Names of notifications.
    public static final class Note {
        public static final String INITIALIZED = "notifications/initialized";
        public static final String CANCELLED = "notifications/cancelled";
        public static final String PROGRESS = "notifications/progress";
        public static final String MESSAGE = "notifications/message";
        public static final String TOOLS_CHANGED = "notifications/tools/list_changed";
        public static final String PROMPTS_CHANGED = "notifications/prompts/list_changed";
        public static final String RESOURCES_CHANGED = "notifications/resources/list_changed";
        public static final String RESOURCE_UPDATED = "notifications/resources/updated";
        public static final String ROOTS_CHANGED = "notifications/roots/list_changed";
        public static final String ACKNOWLEDGED = "notifications/subscriptions/acknowledged";

        private Note() {}
    }
}
