package dev.candela.wire;

import dev.candela.json.Json;
import dev.candela.model.CacheHint;
import dev.candela.model.Implementation;
import dev.candela.model.InputRequest;
import dev.candela.model.McpError;
import dev.candela.model.RequestId;
import dev.candela.model.Result;
import dev.candela.model.ServerFacts;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Revision 2026-07-28: every result says what it is, who made it, and how long it may be kept.
public final class ModernCodec implements WireCodec {
    /// The revision that is written.
    public static final Revision REVISION = Revision.V2026_07_28;

    private static final Set<String> METHODS = Set.of(
        Method.DISCOVER, Method.LISTEN,
        Method.TOOLS_LIST.name(), Method.TOOLS_CALL.name(),
        Method.RESOURCES_LIST.name(), Method.RESOURCES_TEMPLATES_LIST.name(), Method.RESOURCES_READ.name(),
        Method.PROMPTS_LIST.name(), Method.PROMPTS_GET.name(), Method.COMPLETION_COMPLETE.name());

    private static final Json COMPLETE = new Json.Str("complete");
    private static final Json INPUT_REQUIRED = new Json.Str("input_required");

    private final Json.Obj serverInfo;

    public ModernCodec(Implementation info) {
        this.serverInfo = Json.obj(Meta.SERVER_INFO, ListWriter.implementation(info));
    }

    @Override
    public Set<String> methods() {
        return METHODS;
    }

    @Override
    public Json.Obj result(Result result) {
        var plain = ResultWriter.result(result, REVISION);
        var cache = result instanceof Result.Cacheable it ? it.cache() : null;
        return stamp(plain, cache, serverInfo);
    }

    /// A code that belonged to a legacy revision gets its modern one; a reserved one that nobody defined becomes an
    /// internal error.
    @Override
    public McpError error(McpError error) {
        return switch (error.code()) {
            case McpError.RESOURCE_NOT_FOUND -> new McpError(McpError.INVALID_PARAMS, error.message(), error.data());
            case McpError.HEADER_MISMATCH, McpError.MISSING_CLIENT_CAPABILITY, McpError.UNSUPPORTED_VERSION -> error;
            default -> error.code() >= -32099 && error.code() <= -32000
                ? new McpError(McpError.INTERNAL_ERROR, error.message(), error.data())
                : error;
        };
    }

    /// The answer to `server/discover`.
    public Json.Obj discovered(ServerFacts server) {
        var plain = Json.build(it -> it
            .put("supportedVersions", Revision.texts())
            .put("capabilities", CapabilitiesCodec.server(server.capabilities()))
            .putOptional("instructions", server.instructions()));
        return stamp(plain, server.cache(), serverInfo);
    }

    /// A wish for input.
    ///
    /// @param sealedState  what the client must echo
    public Json.Obj inputRequired(Map<String, InputRequest<?>> requests, String sealedState) {
        return Json.build(it -> {
            it.put("resultType", INPUT_REQUIRED);
            if (!requests.isEmpty()) {
                it.put("inputRequests", Json.build(out -> requests.forEach((key, request) ->
                    out.put(key, InputCodec.request(request, REVISION)))));
            }
            it.put("requestState", sealedState).put(Meta.META, serverInfo);
        });
    }

    /// The answer that ends a subscription.
    public Json.Obj listened(RequestId subscription) {
        return stamp(Json.Obj.EMPTY, null, serverInfo.with(Meta.SUBSCRIPTION_ID, subscription.value()));
    }

    private static Json.Obj stamp(Json.Obj result, @Nullable CacheHint cache, Json.Obj meta) {
        return Json.build(it -> {
            it.put("resultType", COMPLETE).putAll(result);
            if (cache != null) {
                it.put("ttlMs", cache.ttl().toMillis()).put("cacheScope", switch (cache.scope()) {
                    case PUBLIC -> "public";
                    case PRIVATE -> "private";
                });
            }
            it.put(Meta.META, Meta.of(result).merge(meta));
        });
    }
}
