package dev.candela.app.vectors;

import static dev.candela.app.vectors.Mismatch.require;

import dev.candela.json.Json;
import dev.candela.json.JsonReader;
import dev.candela.json.MalformedJson;
import dev.candela.json.Utf8;
import dev.candela.lumen.cadencia.Answer;
import dev.candela.lumen.cadencia.Cadencia;
import dev.candela.lumen.cadencia.Command;
import dev.candela.lumen.cadencia.Reply;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// What a bridge must answer to lines, worked out from what is known of it.
final class BridgeModel {
    private static final Reply READY = new Reply.Ready("0.1.0", "lumen/1");

    /// What follows is the reference's own wording.
    private static final String INVALID = "invalid command: ";

    private final Map<String, byte[]> files;
    private final List<Answer> answers = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private boolean ended;
    private int exit;

    BridgeModel(Map<String, byte[]> files) {
        this.files = files;
        answers.add(new Answer(null, READY));
    }

    List<Answer> answers() {
        return answers;
    }

    /// How the lines on stderr begin.
    List<String> warnings() {
        return warnings;
    }

    int exit() {
        return exit;
    }

    static String notText(String file) {
        return "warning: encode failed for " + file + ": ";
    }

    /// An answer without what nobody can foretell.
    static Answer comparable(Answer it) {
        return it.reply() instanceof Reply.Failed(String error) && error.startsWith(INVALID)
            ? new Answer(it.id(), new Reply.Failed(INVALID)) : it;
    }

    void take(byte[] input) throws Mismatch {
        try {
            Utf8.require(input, 0, input.length);
        } catch (MalformedJson _) {
            exit = 1;
            ended = true;
            return;
        }
        for (String line : new String(input, StandardCharsets.UTF_8).split("\n")) {
            take(line);
        }
    }

    void take(String line) throws Mismatch {
        if (ended || line.isBlank()) {
            return;
        }
        var command = command(line);
        if (command.isEmpty() || command.get().text("cmd").isEmpty() || !hasGoodId(command.get())) {
            answers.add(new Answer(null, new Reply.Failed(INVALID)));
            return;
        }
        var id = command.get().number("id").flatMap(Json.Num::exactLong).orElse(null);
        answer(command.get(), id);
    }

    private static Optional<Json.Obj> command(String line) {
        try {
            return new JsonReader(Payloads.TEXT_LIMITS).read(line.getBytes(StandardCharsets.UTF_8))
                instanceof Json.Obj it ? Optional.of(it) : Optional.empty();
        } catch (MalformedJson _) {
            return Optional.empty();
        }
    }

    private static boolean hasGoodId(Json.Obj command) {
        return !command.has("id")
            || command.number("id").flatMap(Json.Num::exactLong).filter(it -> it >= 0).isPresent();
    }

    private void answer(Json.Obj command, @Nullable Long id) throws Mismatch {
        String name = command.text("cmd").orElse("");
        var named = new Row(command).has("files") ? new Row(command).texts("files") : List.<String>of();
        if (id != null) {
            written(command, name, id, named);
        }
        var reply = switch (name) {
            case "ping" -> READY;
            case "index" -> named.isEmpty() ? new Reply.Failed("no files specified") : indexed(named);
            case "stop" -> new Reply.Stopped("requested");
            default -> new Reply.Failed("unknown command: " + name);
        };
        ended |= name.equals("stop");
        answers.add(new Answer(id, reply));
    }

    /// The command that we would send must say the same.
    private static void written(Json.Obj command, String name, long id, List<String> named) throws Mismatch {
        if (!command.without("cmd").without("id").without("files").isEmpty()) {
            return;
        }
        switch (name) {
            case "ping" -> require("ping", command, new Command.Ping(id).json());
            case "index" -> require("index", command.with("files", Json.of(named)),
                new Command.Index(id, named).json());
            case "stop" -> require("stop", command, new Command.Stop(id).json());
            default -> {
                // Nothing that we send.
            }
        }
    }

    private Reply indexed(List<String> named) {
        long total = 0;
        long wire = 0;
        for (String name : named) {
            byte[] content = files.get(name);
            if (content == null) {
                warnings.add("warning: skipping " + name + ": ");
                continue;
            }
            total += content.length;
            OptionalLong size = Cadencia.wireBytes(content);
            wire += size.orElse(0);
            if (size.isEmpty()) {
                warnings.add(notText(name));
            }
        }
        return new Reply.Indexed(named.size(), total, wire, 0, 0);
    }
}
