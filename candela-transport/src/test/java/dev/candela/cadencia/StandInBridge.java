package dev.candela.cadencia;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candela.json.Json;
import dev.candela.json.JsonLimits;
import dev.candela.json.JsonReader;
import dev.candela.json.MalformedJson;
import dev.candela.lumen.frame.Flags;
import dev.candela.lumen.frame.Frame;
import dev.candela.lumen.frame.FrameType;
import dev.candela.lumen.payload.Dictionary;
import dev.candela.lumen.payload.PayloadWriter;
import dev.candela.lumen.payload.Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A program that behaves as the bridge does, by what the vectors say of it. It makes every frame and counts its bytes.
/// Run by a test as a process.
final class StandInBridge {
    private static final JsonReader READER = new JsonReader(JsonLimits.DEFAULT);
    private static final PayloadWriter WRITER = new PayloadWriter(Dictionary.STATIC, Profile.CANDELA);

    private final PrintStream out = new PrintStream(System.out, true, UTF_8);
    private final PrintStream errors = new PrintStream(System.err, true, UTF_8);

    public static void main(String[] args) throws IOException {
        System.exit(new StandInBridge().run());
    }

    private int run() throws IOException {
        say(ready(), null);
        for (byte[] line = line(); line.length > 0; line = line()) {
            var text = CharBuffer.allocate(line.length);
            if (UTF_8.newDecoder().decode(ByteBuffer.wrap(line), text, true).isError()) {
                errors.println("Error: Error { kind: InvalidData, message: \"stream did not contain valid UTF-8\" }");
                return 1;
            }
            String command = text.flip().toString().strip();
            if (!command.isEmpty() && !answer(command)) {
                return 0;
            }
        }
        return 0;
    }

    /// The next line with its line feed; empty at the end.
    private static byte[] line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int it = System.in.read(); it >= 0; it = System.in.read()) {
            line.write(it);
            if (it == '\n') {
                break;
            }
        }
        return line.toByteArray();
    }

    /// False when it was asked to stop.
    private boolean answer(String line) throws IOException {
        Json.Obj command;
        try {
            command = (Json.Obj) READER.read(line.getBytes(UTF_8));
        } catch (MalformedJson e) {
            invalid("expected ident", 2);
            return true;
        }
        var id = command.member("id");
        if (!command.has("cmd")) {
            invalid("missing field `cmd`", line.length());
        } else if (id instanceof Json.Str(var text)) {
            invalid("invalid type: string \"" + text + "\", expected u64", line.length() - 1);
        } else if (id instanceof Json.Whole(long value) && value < 0) {
            invalid("invalid value: integer `" + value + "`, expected u64", line.length() - 1);
        } else {
            return obey(command, id);
        }
        return true;
    }

    private boolean obey(Json.Obj command, @Nullable Json id) throws IOException {
        String name = command.text("cmd").orElseThrow();
        switch (name) {
            case "ping" -> say(ready(), id);
            case "index" -> say(index(command.array("files").orElse(List.of())), id);
            case "stop" -> {
                say(Json.obj("status", "ok", "reason", "requested"), id);
                return false;
            }
            default -> say(Json.obj("status", "error", "error", "unknown command: " + name), id);
        }
        return true;
    }

    private static Json.Obj ready() {
        return Json.obj("status", "ok", "version", "0.1.0", "protocol", "lumen/1");
    }

    private Json.Obj index(List<Json> files) throws IOException {
        if (files.isEmpty()) {
            return Json.obj("status", "error", "error", "no files specified");
        }
        long total = 0;
        long wire = 0;
        for (var it : files) {
            String name = ((Json.Str) it).text();
            if (!Files.isRegularFile(Path.of(name))) {
                errors.println("warning: skipping " + name + ": No such file or directory (os error 2)");
                continue;
            }
            byte[] content = Files.readAllBytes(Path.of(name));
            total += content.length;
            wire += frameBytes(name, content);
        }
        return Json.obj("status", "ok", "files", files.size(), "total_bytes", total, "wire_bytes", wire, "encode_us",
            3, "elapsed_us", 5);
    }

    private int frameBytes(String name, byte[] content) {
        var in = ByteBuffer.wrap(content);
        var text = CharBuffer.allocate(content.length);
        var result = UTF_8.newDecoder().decode(in, text, true);
        if (result.isError()) {
            errors.println("warning: encode failed for " + name + ": invalid utf-8 sequence of " + result.length()
                + " bytes from index " + in.position());
            return 0;
        }
        byte[] payload = WRITER.bytes(new Json.Str(text.flip().toString())).orElseThrow();
        return Frame.of(FrameType.RESPONSE, Flags.COMPRESSED, payload).bytes().length;
    }

    private void invalid(String why, int column) {
        say(Json.obj("status", "error", "error", "invalid command: " + why + " at line 1 column " + column), null);
    }

    private void say(Json.Obj answer, @Nullable Json id) {
        out.println(answer.withOptional("id", id));
    }

    /// How to run it.
    static List<String> command() {
        return Arrays.asList(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), StandInBridge.class.getName());
    }
}
