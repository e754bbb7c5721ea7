package dev.candela.bindings;

import dev.candela.pipe.OpenPipe;
import dev.candela.wire.Message;

/// Over a connection that one of the clients has opened.
record OpenWay(OpenPipe pipe) implements Way {
    @Override
    public boolean send(Message message) {
        return pipe.connection().sink().send(message);
    }

    @Override
    public void close() {
        pipe.close();
    }
}
