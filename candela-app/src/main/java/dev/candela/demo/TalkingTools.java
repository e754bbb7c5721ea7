package dev.candela.demo;

import dev.candela.feature.Call;
import dev.candela.model.CreateMessage;
import dev.candela.model.Elicit;
import dev.candela.model.ElicitResult;
import dev.candela.model.LogLevel;
import dev.candela.schema.Doc;
import dev.candela.schema.NoArguments;
import dev.candela.server.McpServerBuilder;
import java.time.Duration;

/// Tools that say something before they are done, or ask.
final class TalkingTools {
    private static final Duration BEAT = Duration.ofMillis(50);
    private static final Duration RETRY = Duration.ofMillis(100);

    private TalkingTools() {}

    record Prompted(@Doc("what to ask the model") String prompt) {}

    record Told(@Doc("what to ask the user") String message) {}

    static void offer(McpServerBuilder server) {
        server
            .tool("test_tool_with_logging", "Logs three times", NoArguments.class, TalkingTools::logging)
            .tool("test_tool_with_progress", "Tells how far it is", NoArguments.class, TalkingTools::progress)
            .tool("test_logging_tool", "Logs if asked to", NoArguments.class, (_, call) -> {
                call.log(LogLevel.INFO, "Log message of test_logging_tool");
                return "logged";
            })
            .tool("test_reconnection", "Lets the connection go and answers later", NoArguments.class, (_, call) -> {
                call.pauseStream(RETRY);
                Pause.of(RETRY);
                return "Reconnection test completed";
            })
            .tool("test_sampling", "Asks the client's model", Prompted.class, (it, call) ->
                "LLM response: " + call.ask("sampling", CreateMessage.of(it.prompt(), 100)).text())
            .tool("test_elicitation", "Asks the user", Told.class, (it, call) ->
                said("User response", call.ask("elicitation", Elicit.form(it.message(), Forms.user()))))
            .tool("test_elicitation_sep1034_defaults", "Asks the user, with defaults", NoArguments.class, (_, call) ->
                said("Elicitation completed",
                    call.ask("defaults", Elicit.form("Please confirm your data", Forms.defaults()))))
            .tool("test_elicitation_sep1330_enums", "Asks the user to choose", NoArguments.class, (_, call) ->
                said("Elicitation completed", call.ask("enums", Elicit.form("Please choose", Forms.choices()))));
    }

    private static String logging(NoArguments none, Call call) throws InterruptedException {
        call.log(LogLevel.INFO, "Tool execution started");
        Pause.of(BEAT);
        call.log(LogLevel.INFO, "Tool processing data");
        Pause.of(BEAT);
        call.log(LogLevel.INFO, "Tool execution completed");
        return "Tool with logging executed successfully";
    }

    private static String progress(NoArguments none, Call call) throws InterruptedException {
        call.progress(0, 100);
        Pause.of(BEAT);
        call.progress(50, 100);
        Pause.of(BEAT);
        call.progress(100, 100);
        return "Tool with progress executed successfully";
    }

    private static String said(String label, ElicitResult answer) {
        String action = switch (answer.action()) {
            case ACCEPT -> "accept";
            case DECLINE -> "decline";
            case CANCEL -> "cancel";
        };
        return label + ": action=" + action + ", content=" + answer.content().toText();
    }
}
