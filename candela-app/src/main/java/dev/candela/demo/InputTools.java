package dev.candela.demo;

import dev.candela.feature.Call;
import dev.candela.json.Json;
import dev.candela.model.CreateMessage;
import dev.candela.model.Elicit;
import dev.candela.model.ElicitResult;
import dev.candela.model.InputRequest;
import dev.candela.model.InputRequired;
import dev.candela.model.ListRoots;
import dev.candela.model.ListRootsResult;
import dev.candela.model.Root;
import dev.candela.schema.NoArguments;
import dev.candela.server.McpServerBuilder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Tools that cannot finish without the client. Written straight down: each works in both eras.
final class InputTools {
    private static final String PREFIX = "test_input_required_result_";

    private InputTools() {}

    static void offer(McpServerBuilder server) {
        server
            .tool(PREFIX + "elicitation", "Asks for a name", NoArguments.class, (_, call) ->
                "Hello, " + name(call.ask("user_name", NAME)) + "!")
            .tool(PREFIX + "sampling", "Asks the client's model", NoArguments.class, (_, call) ->
                call.ask("capital_question", CreateMessage.of("What is the capital of France?", 100)).text())
            .tool(PREFIX + "list_roots", "Asks for the client's roots", NoArguments.class, (_, call) ->
                "Roots: " + uris(call.ask("client_roots", new ListRoots())))
            .tool(PREFIX + "request_state", "Asks for a confirmation and checks its state", NoArguments.class,
                InputTools::requestState)
            .tool(PREFIX + "multiple_inputs", "Asks three things at once", NoArguments.class, InputTools::three)
            .tool(PREFIX + "multi_round", "Asks one thing after the other", NoArguments.class, InputTools::rounds)
            .tool(PREFIX + "tampered_state", "Asks for a confirmation with a sealed state", NoArguments.class,
                (_, call) -> call.ask("confirm", CONFIRM).isAccepted() ? "confirmed" : "not confirmed")
            .tool(PREFIX + "capabilities", "Asks only what the client can answer", NoArguments.class,
                InputTools::able)
            .tool("test_missing_capability", "Needs sampling", NoArguments.class, (_, call) ->
                call.ask("sampling", CreateMessage.of("Say hello", 20)).text())
            .tool("test_streaming_elicitation", "Tells how far it is, then asks", NoArguments.class, (_, call) -> {
                call.progress(1, 2);
                return "Hello, " + name(call.ask("user_name", NAME)) + "!";
            });
    }

    private static final Elicit.Form NAME = Elicit.form("What is your name?", Forms.text("name"));
    private static final Elicit.Form CONFIRM = Elicit.confirm("Please confirm", "ok");

    private static String name(ElicitResult answer) {
        return answer.content().text("name").orElse("nobody");
    }

    private static String uris(ListRootsResult roots) {
        return roots.roots().stream().map(Root::uri).collect(Collectors.joining(", "));
    }

    /// Asks by returning, with a state of its own.
    private static Object requestState(NoArguments none, Call call) {
        if (call.answers().isEmpty()) {
            return new InputRequired(Map.of("confirm", CONFIRM), new Json.Str("asked"));
        }
        boolean known = call.state().filter(new Json.Str("asked")::equals).isPresent();
        return known ? "state-ok" : "state-lost";
    }

    private static String three(NoArguments none, Call call) throws InterruptedException {
        var greeting = CreateMessage.of("Generate a greeting", 50);
        var roots = new ListRoots();
        var questions = new LinkedHashMap<String, InputRequest<?>>();
        questions.put("user_name", NAME);
        questions.put("greeting", greeting);
        questions.put("client_roots", roots);
        var answers = call.askAll(questions);
        return Call.answer("greeting", greeting, answers).text() + " "
            + name(Call.answer("user_name", NAME, answers)) + ", with "
            + Call.answer("client_roots", roots, answers).roots().size() + " roots";
    }

    private static String rounds(NoArguments none, Call call) throws InterruptedException {
        var who = call.ask("step1", Elicit.form("Step 1: What is your name?", Forms.text("name")));
        var color = call.ask("step2", Elicit.form("Step 2: What is your favorite color?", Forms.text("color")));
        return name(who) + " likes " + color.content().text("color").orElse("no color");
    }

    private static String able(NoArguments none, Call call) throws InterruptedException {
        var questions = new LinkedHashMap<String, InputRequest<?>>();
        questions.put("user_name", NAME);
        questions.put("greeting", CreateMessage.of("Generate a greeting", 50));
        questions.put("client_roots", new ListRoots());
        questions.values().removeIf(it -> !call.client().capabilities().canAnswer(it));
        return questions.isEmpty() ? "nothing to ask" : "answers to " + call.askAll(questions).keySet();
    }
}
