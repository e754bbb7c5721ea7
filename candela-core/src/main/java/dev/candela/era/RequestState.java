package dev.candela.era;

import dev.candela.json.Json;
import dev.candela.model.Elicit;
import dev.candela.model.InputRequest;
import dev.candela.wire.InputCodec;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the runs of one modern request share, carried by the client and sealed.
///
/// @param answers  what the client has answered so far, as it was written, by key
/// @param kept     values of side effects that must not happen again, by key
/// @param asked    the questions that are open, by key: the method, or of a form method and schema
/// @param own      what the handler itself wants to see again; null for nothing
record RequestState(Json.Obj answers, Json.Obj kept, Json.Obj asked, @Nullable Json own) {
    static final RequestState NEW = new RequestState(Json.Obj.EMPTY, Json.Obj.EMPTY, Json.Obj.EMPTY, null);

    Json.Obj json() {
        return Json.build(it -> it
            .put("a", answers).put("k", kept).put("q", asked).putOptional("o", own));
    }

    static RequestState of(Json.Obj json) {
        return new RequestState(json.object("a").orElse(Json.Obj.EMPTY), json.object("k").orElse(Json.Obj.EMPTY),
            json.object("q").orElse(Json.Obj.EMPTY), json.member("o"));
    }

    /// With the answers to open questions. Answers to anything else are ignored.
    RequestState withAnswers(Json.Obj responses) {
        var merged = answers;
        for (var open : asked.members().keySet()) {
            merged = merged.withOptional(open, responses.member(open));
        }
        return new RequestState(merged, kept, asked, own);
    }

    RequestState withKept(String key, Json value) {
        return new RequestState(answers, kept.with(key, value), asked, own);
    }

    RequestState withAsked(Map<String, InputRequest<?>> requests, @Nullable Json state) {
        var open = Json.build(it -> requests.forEach((key, request) -> it.put(key, question(request))));
        var known = answers;
        for (var again : requests.keySet()) {
            known = known.without(again); // an earlier answer is none to a question that is asked again
        }
        return new RequestState(known, kept, open, state);
    }

    private static Json question(InputRequest<?> request) {
        var method = new Json.Str(InputCodec.method(request));
        return request instanceof Elicit.Form(_, var schema) ? Json.arr(method, schema) : method;
    }
}
