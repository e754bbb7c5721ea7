package dev.candela.wire;

import dev.candela.json.Json;
import dev.candela.model.McpError;
import dev.candela.model.Result;
import dev.candela.model.ServerFacts;
import java.util.Set;

/// Revisions 2024-11-05 to 2025-11-25. Writes no modern member: there is no code path that could.
public final class LegacyCodec implements WireCodec {
    private static final Set<String> METHODS = Set.of(
        Method.INITIALIZE, Method.PING, Method.SET_LEVEL, Method.SUBSCRIBE, Method.UNSUBSCRIBE,
        Method.TOOLS_LIST.name(), Method.TOOLS_CALL.name(),
        Method.RESOURCES_LIST.name(), Method.RESOURCES_TEMPLATES_LIST.name(), Method.RESOURCES_READ.name(),
        Method.PROMPTS_LIST.name(), Method.PROMPTS_GET.name(), Method.COMPLETION_COMPLETE.name());

    private final Revision revision;

    public LegacyCodec(Revision revision) {
        if (revision.isModern()) {
            throw new IllegalArgumentException("revision: " + revision + " (expected: a legacy one)");
        }
        this.revision = revision;
    }

    public Revision revision() {
        return revision;
    }

    @Override
    public Set<String> methods() {
        return METHODS;
    }

    @Override
    public Json.Obj result(Result result) {
        return ResultWriter.result(result, revision);
    }

    @Override
    public McpError error(McpError error) {
        return error;
    }

    /// The answer to `initialize`.
    public Json.Obj initialized(ServerFacts server) {
        return Json.build(it -> it
            .put("protocolVersion", revision.text())
            .put("capabilities", CapabilitiesCodec.server(server.capabilities()))
            .put("serverInfo", ListWriter.implementation(server.info()))
            .putOptional("instructions", server.instructions()));
    }
}
