package dev.candela.model;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A place that the client lets the server work in.
///
/// @param uri  a `file:` URI
public record Root(String uri, @Nullable String name) {
    /// Whether a path or `file:` URI is this root or below it.
    ///
    /// Compares whole segments after `.` and `..` are resolved, so `/a/bc` is not inside `/a/b`.
    public boolean contains(String pathOrUri) {
        var here = segments(uri);
        var there = segments(pathOrUri);
        return here.isPresent() && there.isPresent() && there.get().startsWith(here.get());
    }

    private static Optional<Path> segments(String pathOrUri) {
        try {
            var path = pathOrUri.startsWith("file:") ? Path.of(URI.create(pathOrUri)) : Path.of(pathOrUri);
            return path.isAbsolute() ? Optional.of(path.normalize()) : Optional.empty();
        } catch (IllegalArgumentException | java.nio.file.FileSystemNotFoundException e) {
            return Optional.empty();
        }
    }
}
