package dev.candela.socket;

import dev.candela.pipe.CarrierContract;
import dev.candela.pipe.ScriptedReceiver;

/// Lines of JSON over TCP.
final class TcpTest implements CarrierContract {
    @Override
    public Server start(ScriptedReceiver receiver) {
        return Listening.on(SocketServer.serve(receiver).with(Listening.OPTIONS).onLoopback(0));
    }

    @Override
    public String binding() {
        return "tcp";
    }

    @Override
    public String remote() {
        return "127.0.0.1";
    }
}
