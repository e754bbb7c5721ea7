package dev.candela.app.lumen;

import dev.candela.json.Json;
import dev.candela.json.JsonReader;
import dev.candela.json.JsonWriter;
import dev.candela.json.MalformedJson;
import dev.candela.lumen.MalformedLumen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads messages that are JSON: one, one per line, an array of them, or a folder of files.
public final class Messages {
    private static final JsonReader READER = new JsonReader(Bounds.JSON);
    private static final int NAME_CHARS_MAX = 60;

    private final Map<String, byte[]> compact = new LinkedHashMap<>();

    private Messages() {}

    /// The one JSON text that an input is.
    ///
    /// @throws MalformedLumen when it is none
    public static Json one(byte[] input) throws MalformedLumen {
        return read("input", input, 0, input.length);
    }

    /// Compact JSON text by number and name: the elements of an array, or the lines of a text, blank ones left out.
    ///
    /// @throws MalformedLumen when a line is not one JSON text, or there is no message at all
    public static Map<String, byte[]> of(byte[] input) throws MalformedLumen {
        var messages = new Messages();
        var whole = whole(input);
        if (whole != null) {
            for (Json it : whole) {
                messages.add(it);
            }
        } else {
            messages.lines(input);
        }
        return messages.some();
    }

    /// Compact JSON text by file name: every `.json` file of a folder, in the order of their names.
    ///
    /// @throws MalformedLumen when a file is not one JSON text, there is none, or they are too large together
    public static Map<String, byte[]> in(Path folder) throws IOException, MalformedLumen {
        List<Path> files;
        try (var entries = Files.list(folder)) {
            files = entries.filter(it -> it.toString().endsWith(".json") && Files.isRegularFile(it)).sorted().toList();
        }
        var messages = new Messages();
        int left = Bounds.BYTES_MAX;
        for (var file : files) {
            String name = String.valueOf(file.getFileName());
            byte[] bytes;
            try (var in = Files.newInputStream(file)) {
                bytes = in.readNBytes(left + 1);
            }
            if (bytes.length > left) {
                throw new MalformedLumen("folder: more than " + Bounds.BYTES_MAX + " bytes (expected: <= "
                    + Bounds.BYTES_MAX + ")");
            }
            left -= bytes.length;
            messages.compact.put(name.substring(0, name.length() - ".json".length()),
                JsonWriter.bytes(read(name, bytes, 0, bytes.length)));
        }
        return messages.some();
    }

    /// The elements when the input is an array, or itself when it is one text; null when it is not one JSON text.
    private static @Nullable List<Json> whole(byte[] input) {
        try {
            var value = READER.read(input);
            return value instanceof Json.Arr(var elements) ? elements : List.of(value);
        } catch (MalformedJson _) {
            return null;
        }
    }

    private void lines(byte[] input) throws MalformedLumen {
        int number = 0;
        int at = 0;
        while (at < input.length) {
            int end = at;
            while (end < input.length && input[end] != '\n') {
                end++;
            }
            number++;
            if (!isBlank(input, at, end)) {
                add(read("line " + number, input, at, end - at));
            }
            at = end + 1;
        }
    }

    private static boolean isBlank(byte[] input, int from, int to) {
        for (int i = from; i < to; i++) {
            if (input[i] != ' ' && input[i] != '\t' && input[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    private void add(Json message) {
        String name = compact.size() + 1 + " " + name(message);
        compact.put(name.length() <= NAME_CHARS_MAX ? name : name.substring(0, NAME_CHARS_MAX),
            JsonWriter.bytes(message));
    }

    private static String name(Json message) {
        return !(message instanceof Json.Obj it) ? "value"
            : it.text("method").orElse(it.has("result") ? "result" : it.has("error") ? "error" : "object");
    }

    private Map<String, byte[]> some() throws MalformedLumen {
        if (compact.isEmpty()) {
            throw new MalformedLumen("messages: none (expected: JSON texts, one per line, or an array)");
        }
        return compact;
    }

    private static Json read(String name, byte[] bytes, int at, int length) throws MalformedLumen {
        try {
            return READER.read(bytes, at, length);
        } catch (MalformedJson e) {
            throw new MalformedLumen(name + ": " + Texts.said(e));
        }
    }
}
