package dev.candela.lumen.cadencia;

/// What the bridge says to one command, or of its own accord.
public sealed interface Reply {
    /// The bridge is there. Also the first line it prints.
    record Ready(String version, String protocol) implements Reply {}

    /// Sizes of files.
    ///
    /// @param files          paths that were given, among them those that cannot be read
    /// @param totalBytes     bytes of the files that could be read, among them those that are not UTF-8
    /// @param wireBytes      bytes of the frames of those that are UTF-8
    /// @param encodeMicros   time for making the frames, in microseconds
    /// @param elapsedMicros  time for all of it, in microseconds
    record Indexed(long files, long totalBytes, long wireBytes, long encodeMicros, long elapsedMicros)
        implements Reply {}

    /// The bridge ends now.
    record Stopped(String reason) implements Reply {}

    /// The command was refused.
    record Failed(String error) implements Reply {}
}
