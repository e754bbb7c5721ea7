package dev.candela.bench.load;

/// Where messages end in what has come.
@FunctionalInterface
public interface Cut {
    /// When more bytes are needed.
    int MORE = -1;

    /// One message to a line.
    Cut LINES = (bytes, from, to) -> {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\n') {
                return i + 1;
            }
        }
        return MORE;
    };

    /// Index behind the message that begins at `from`; [#MORE] while it is not whole.
    ///
    /// @param to  index behind what has come
    int endOf(byte[] bytes, int from, int to);
}
