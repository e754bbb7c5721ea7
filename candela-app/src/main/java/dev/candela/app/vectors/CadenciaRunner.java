package dev.candela.app.vectors;

import static dev.candela.app.vectors.Mismatch.require;

import dev.candela.lumen.MalformedLumen;
import dev.candela.lumen.cadencia.Answer;
import dev.candela.lumen.cadencia.Cadencia;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The bridge of Cadencia: the sizes it counts, and what it says to each line. No process is started: the commands are
/// made, the answers read, and the sizes counted here.
final class CadenciaRunner implements Runner {
    private static final int REPEAT_MAX = 64 * 1024 * 1024;

    @Override
    public void run(Row row) throws Mismatch {
        switch (row.text("op")) {
            case "index" -> index(row);
            case "transcript" -> transcript(row);
            default -> throw row.wrong("op", "index or transcript");
        }
    }

    private static void index(Row row) throws Mismatch {
        var file = row.row("file");
        byte[] content = content(file);
        require("files", 1L, row.whole("files"));
        require("total_bytes", row.whole("total_bytes"), (long) content.length);
        var size = Cadencia.wireBytes(content);
        require("wire_bytes", row.whole("wire_bytes"), size.orElse(0));
        warnings(row.texts("stderr"),
            size.isPresent() ? List.of() : List.of(BridgeModel.notText(file.text("name"))));
    }

    private static byte[] content(Row file) throws Mismatch {
        if (!file.isNull("content_hex")) {
            return file.hex("content_hex");
        }
        var repeat = file.list("content_repeat");
        if (repeat.size() != 2 || Row.count("content_repeat", repeat.get(1)) > REPEAT_MAX) {
            throw file.wrong("content_repeat", "a text and a count <= " + REPEAT_MAX);
        }
        return Row.text("content_repeat", repeat.get(0)).repeat(Row.count("content_repeat", repeat.get(1)))
            .getBytes(StandardCharsets.UTF_8);
    }

    private static void transcript(Row row) throws Mismatch {
        Map<String, byte[]> files = new LinkedHashMap<>();
        if (row.has("files")) {
            var given = row.row("files");
            for (String name : given.members().members().keySet()) {
                files.put(name, given.hex(name));
            }
        }
        var model = new BridgeModel(files);
        if (row.has("stdin_hex")) {
            model.take(row.hex("stdin_hex"));
        } else {
            for (String line : row.texts("stdin")) {
                model.take(line);
            }
        }
        var said = new ArrayList<Answer>();
        for (var it : row.rows("stdout")) {
            said.add(answer(it));
        }
        require("number of answers", model.answers().size(), said.size());
        for (int i = 0; i < said.size(); i++) {
            require("answer " + i, model.answers().get(i), BridgeModel.comparable(said.get(i)));
        }
        if (row.has("stdout_raw_first")) {
            require("stdout_raw_first", row.list("stdout").getFirst().toText(), row.text("stdout_raw_first"));
        }
        require("exit", model.exit(), row.count("exit"));
        if (row.has("stderr") && model.exit() == 0) {
            warnings(row.texts("stderr"), model.warnings());
        }
    }

    /// Times differ from run to run: a word stands in their place.
    private static Answer answer(Row line) throws Mismatch {
        byte[] text = line.members().toText().replace("\"<number>\"", "0").getBytes(StandardCharsets.UTF_8);
        try {
            return Answer.read(text, 0, text.length);
        } catch (MalformedLumen e) {
            throw new Mismatch("stdout", "what a bridge says", String.valueOf(e.getMessage()));
        }
    }

    /// What the system says of a file belongs to the system: only what stands before it is compared.
    private static void warnings(List<String> said, List<String> begun) throws Mismatch {
        require("number of warnings", begun.size(), said.size());
        for (int i = 0; i < said.size(); i++) {
            require("warning " + i, begun.get(i), said.get(i).substring(0,
                Math.min(said.get(i).length(), begun.get(i).length())));
        }
    }
}
