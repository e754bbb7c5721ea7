package dev.candela.era;

import dev.candela.json.Json;
import dev.candela.model.Elicit;
import dev.candela.model.ElicitResult;
import dev.candela.model.InputRequest;
import dev.candela.model.InputResponse;
import dev.candela.model.McpError;
import dev.candela.rpc.InputCheck;
import dev.candela.wire.InputCodec;

/// Reads the answers to questions, and refuses those that do not fit.
final class InputResponses {
    private InputResponses() {}

    /// @throws dev.candela.model.McpException when the answer is malformed, or a form's values do not fit its schema
    static InputResponse read(String key, InputRequest<?> request, Json raw, InputCheck check) {
        var response = InputCodec.response(request, raw);
        if (request instanceof Elicit.Form(_, var schema)
            && response instanceof ElicitResult it && it.isAccepted()) {
            var faults = check.faults(schema, it.content());
            if (!faults.isEmpty()) {
                throw McpError.invalidParams("input response " + key + ": " + String.join("; ", faults)).asException();
            }
        }
        return response;
    }
}
