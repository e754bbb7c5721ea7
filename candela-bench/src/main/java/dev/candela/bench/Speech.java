package dev.candela.bench;

import dev.candela.bench.load.Cut;
import dev.candela.bench.load.Exchanged;
import dev.candela.bench.load.Prepared;
import dev.candela.bench.load.SocketLoad;
import dev.candela.json.Json;
import java.io.IOException;
import java.util.List;

/// How calls are said on one connection, and their answers understood.
interface Speech extends AutoCloseable {
    Cut cut();

    /// Says what has to be said before the first call.
    void begin(SocketLoad connection) throws IOException;

    /// Calls as they go over the connection, all of them, in this order, after everything that was prepared before.
    Prepared prepare(List<Json> calls);

    /// The messages that have come, in their order, after everything that was read before.
    List<Json> read(Exchanged answers) throws IOException;

    @Override
    void close();
}
