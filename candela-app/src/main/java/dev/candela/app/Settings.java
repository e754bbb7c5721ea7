package dev.candela.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// A configuration file: lines of `key = value`, empty lines, and comments that start with `#`.
///
/// A value runs to the end of its line, without the blanks around it; `#` inside a value is part of it. An unknown or
/// repeated key is refused, so that a misspelt `token` cannot leave a server open. Values never appear in a complaint.
final class Settings {
    static final int FILE_BYTES_MAX = 64 * 1024;

    private static final Set<String> KEYS = Set.of("token");

    private final Map<String, String> values;

    private Settings(Map<String, String> values) {
        this.values = values;
    }

    Optional<String> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    static Checked<Settings> read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(FILE_BYTES_MAX + 1);
            if (bytes.length > FILE_BYTES_MAX) {
                return Checked.bad("--config", file.toString(), "a file of at most " + FILE_BYTES_MAX + " bytes");
            }
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return parse(file.toString(), text.toString());
        } catch (NoSuchFileException _) {
            return Checked.bad("--config", file.toString(), "a file that exists");
        } catch (CharacterCodingException _) {
            return Checked.bad("--config", file.toString(), "a text file in UTF-8");
        } catch (IOException _) {
            return Checked.bad("--config", file.toString(), "a file that can be read");
        }
    }

    static Checked<Settings> parse(String name, String text) {
        var values = new LinkedHashMap<String, String>();
        int number = 0;
        for (String raw : text.lines().toList()) {
            number++;
            String line = raw.strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            int equals = line.indexOf('=');
            String where = name + " line " + number;
            if (equals < 0) {
                return Checked.bad(where, "no =", "key = value");
            }
            String key = line.substring(0, equals).strip();
            if (!KEYS.contains(key)) {
                return Checked.bad(where, "an unknown key", "one of: " + String.join(", ", new TreeSet<>(KEYS)));
            }
            if (values.putIfAbsent(key, line.substring(equals + 1).strip()) != null) {
                return Checked.bad(where, key + " again", "each key once");
            }
        }
        return Checked.good(new Settings(values));
    }
}
