package dev.candela.bindings;

import dev.candela.rpc.Receiver;
import dev.candela.testkit.TestClient;
import java.io.IOException;

/// A client, and the way that it speaks on.
record Caller(TestClient client, Remote remote) implements AutoCloseable {
    static Caller of(Fleet fleet, Case it) throws IOException {
        return of(it.modern(), near -> new Ways(fleet).open(it.binding(), near));
    }

    static Caller of(boolean modern, Remote.Opening opening) throws IOException {
        var remote = new Remote(opening);
        return new Caller(client(remote, modern), remote);
    }

    private static TestClient client(Receiver remote, boolean modern) {
        return modern ? TestClient.modern(remote) : TestClient.legacy(remote, Case.LEGACY);
    }

    @Override
    public void close() {
        client.close();
        remote.close();
    }
}
