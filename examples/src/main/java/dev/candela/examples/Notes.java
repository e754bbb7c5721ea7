package dev.candela.examples;

import dev.candela.feature.Call;
import dev.candela.feature.Resources;
import dev.candela.model.Elicit;
import dev.candela.model.Prompt;
import dev.candela.model.PromptArgument;
import dev.candela.model.ResourceTemplate;
import dev.candela.model.ToolFailure;
import dev.candela.schema.Doc;
import dev.candela.schema.Size;
import dev.candela.server.McpServer;
import dev.candela.stdio.StdioServer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A notebook: tools that write, resources that read, a prompt, completions, and a question before anything is lost.
public final class Notes {
    private static final String TEMPLATE = "note://{name}";

    private final Map<String, String> notes = new ConcurrentHashMap<>();
    private final McpServer server;

    record Write(@Doc("name of the note") @Size(min = 1, max = 40) String name, @Doc("what it says") String text) {}

    record Delete(@Doc("name of the note") String name) {}

    Notes() {
        server = McpServer.named("notes", "1.0.0")
            .instructions("Write notes with the tool write, read them as resources note://NAME.")
            .tool("write", "Writes a note", Write.class, (it, call) -> write(it))
            .tool("delete", "Deletes a note, if the user agrees", Delete.class, this::delete)
            .template(ResourceTemplate.of(TEMPLATE, "A note").withMimeType("text/plain"), (request, call) -> {
                var text = notes.get(request.variable("name"));
                if (text == null) {
                    throw Resources.notFound(request.uri());
                }
                return text;
            })
            .completeTemplate(TEMPLATE, "name", (typed, chosen, call) ->
                notes.keySet().stream().filter(it -> it.startsWith(typed)).sorted().toList())
            .prompt(Prompt.of("summarize", "Summarizes a note", PromptArgument.required("name", "of the note")),
                (arguments, call) -> "Summarize this note:\n" + notes.getOrDefault(arguments.get("name"), "(empty)"))
            .build();
    }

    McpServer server() {
        return server;
    }

    private String write(Write note) {
        notes.put(note.name(), note.text());
        server.updated("note://" + note.name());
        return "written";
    }

    /// Reads from top to bottom; in the modern era it runs twice, in the legacy era it waits.
    private String delete(Delete note, Call call) throws InterruptedException {
        if (!notes.containsKey(note.name())) {
            throw new ToolFailure("note: " + note.name() + " (expected: one of " + notes.keySet() + ")");
        }
        var answer = call.ask("sure", Elicit.confirm("Delete the note " + note.name() + "?", "sure"));
        if (!answer.isAccepted() || !answer.content().isTrue("sure")) {
            return "kept";
        }
        notes.remove(note.name());
        server.updated("note://" + note.name());
        return "deleted";
    }

    public static void main(String[] args) {
        StdioServer.serve(new Notes().server());
    }
}
