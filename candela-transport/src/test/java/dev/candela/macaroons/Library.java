package dev.candela.macaroons;

import dev.candela.json.Json;
import dev.candela.lumen.macaroon.Caveat;
import dev.candela.lumen.macaroon.Macaroon;
import dev.candela.lumen.macaroon.RootKey;
import dev.candela.model.Prompt;
import dev.candela.model.PromptArgument;
import dev.candela.model.Resource;
import dev.candela.model.Tool;
import dev.candela.server.McpServer;
import dev.candela.server.McpServerBuilder;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A server with one thing of each kind, which notes what ran, and the key that mints its macaroons.
final class Library {
    static final RootKey KEY =
        RootKey.parse("8ff481eddd356f85fdf186d34b07d71295d9821e12e4c96595df7b00f18a1664");

    private static final Json.Obj SCHEMA = Json.obj("type", "object");

    private final List<String> ran = new CopyOnWriteArrayList<>();

    /// What handlers were asked for, in order.
    List<String> ran() {
        return ran;
    }

    McpServerBuilder describe() {
        return McpServer.named("library", "1")
            .tool(Tool.of("search", "Searches", SCHEMA), (_, call) -> noted("search by " + call.principal().name()))
            .tool(Tool.of("delete", "Deletes", SCHEMA), (_, _) -> noted("delete"))
            .resource(Resource.of("book:1", "one"), (_, _) -> noted("read"))
            .prompt(Prompt.of("review", "Reviews", PromptArgument.optional("book", "which")), (_, _) -> noted("prompt"))
            .completePrompt("review", "book", (_, _, _) -> List.of(noted("complete")));
    }

    private String noted(String what) {
        ran.add(what);
        return what;
    }

    static Macaroon macaroon(String... caveats) {
        var macaroon = Macaroon.mint(KEY, "ann", "library");
        for (String it : caveats) {
            macaroon = macaroon.attenuate(Caveat.of(it));
        }
        return macaroon;
    }
}
