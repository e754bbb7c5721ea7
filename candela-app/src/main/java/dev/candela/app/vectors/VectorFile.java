package dev.candela.app.vectors;

import dev.candela.json.Json;
import java.nio.file.Path;
import java.util.List;

/// A file of vectors that was read.
///
/// @param path  where it is
/// @param root  all of it
/// @param rows  its vectors
record VectorFile(Path path, Json.Obj root, List<Row> rows) {
    VectorFile {
        rows = List.copyOf(rows);
    }
}
