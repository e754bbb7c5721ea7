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
        return request instanceof Elicit.Form(_, var schema) ? checked(key, schema, response, check) : response;
    }

    /// The same for a question as a request state keeps it.
    ///
    /// @throws dev.candela.model.McpException when the answer is malformed, or a form's values do not fit its schema
    static InputResponse read(String key, Json question, Json raw, InputCheck check) {
        return switch (question) {
            case Json.Arr(var parts) when parts.getFirst() instanceof Json.Str(var method)
                && parts.getLast() instanceof Json.Obj schema ->
                checked(key, schema, InputCodec.response(method, raw), check);
            case Json.Str(var method) -> InputCodec.response(method, raw);
            case Json.Arr _, Json.Obj _, Json.Num _, Json.Bool _, Json.Null _ ->
                throw new IllegalStateException("question: of another kind (expected: one kept here)");
        };
    }

    private static InputResponse checked(String key, Json.Obj schema, InputResponse response, InputCheck check) {
        if (response instanceof ElicitResult it && it.isAccepted()) {
            var faults = check.faults(schema, it.content());
            if (!faults.isEmpty()) {
                throw McpError.invalidParams("input response " + key + ": " + String.join("; ", faults)).asException();
            }
        }
        return response;
    }
}
