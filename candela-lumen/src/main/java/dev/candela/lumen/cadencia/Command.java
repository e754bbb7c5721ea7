package dev.candela.lumen.cadencia;

import dev.candela.json.Json;
import dev.candela.json.JsonWriter;
import java.util.Arrays;
import java.util.List;

/// What the bridge can be asked. Each has an id, which its answer repeats.
public sealed interface Command {
    /// Whether the bridge is there; answered by [Reply.Ready].
    ///
    /// @param id  not negative
    record Ping(long id) implements Command {
        public Ping {
            requireId(id);
        }

        @Override
        public Json.Obj json() {
            return Json.obj("cmd", "ping", "id", id);
        }
    }

    /// How large files are as LUMEN; answered by [Reply.Indexed]. No files at all are refused by the bridge.
    ///
    /// @param id     not negative
    /// @param files  paths, relative to the folder in which the bridge runs; it reads whatever its user may read
    record Index(long id, List<String> files) implements Command {
        public Index {
            requireId(id);
            files = List.copyOf(files);
        }

        @Override
        public Json.Obj json() {
            return Json.obj("cmd", "index", "files", files, "id", id);
        }
    }

    /// That the bridge end; answered by [Reply.Stopped].
    ///
    /// @param id  not negative
    record Stop(long id) implements Command {
        public Stop {
            requireId(id);
        }

        @Override
        public Json.Obj json() {
            return Json.obj("cmd", "stop", "id", id);
        }
    }

    long id();

    Json.Obj json();

    /// The line to send, with its line feed.
    default byte[] line() {
        byte[] text = JsonWriter.bytes(json());
        byte[] line = Arrays.copyOf(text, text.length + 1);
        line[text.length] = '\n';
        return line;
    }

    private static void requireId(long id) {
        if (id < 0) {
            throw new IllegalArgumentException("id: " + id + " (expected: >= 0)");
        }
    }
}
