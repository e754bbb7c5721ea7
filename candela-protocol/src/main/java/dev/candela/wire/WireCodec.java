package dev.candela.wire;

import dev.candela.json.Json;
import dev.candela.model.McpError;
import dev.candela.model.Result;
import java.util.Set;

/// What one era puts on the wire. A method absent from [#methods()] does not exist in that era.
public sealed interface WireCodec permits LegacyCodec, ModernCodec {
    /// Names of all methods that a client may call.
    Set<String> methods();

    Json.Obj result(Result result);

    McpError error(McpError error);
}
