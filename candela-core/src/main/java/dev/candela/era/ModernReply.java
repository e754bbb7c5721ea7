package dev.candela.era;

import dev.candela.rpc.InFlight;
import dev.candela.rpc.Refusal;
import dev.candela.rpc.Sink;
import dev.candela.wire.Message;

/// The way back of a modern request: nothing is said after a cancellation, and a lost way back is one.
final class ModernReply implements Reply {
    private final InFlight.Call call;
    private final Sink sink;
    private boolean answered;

    ModernReply(InFlight.Call call, Sink sink) {
        this.call = call;
        this.sink = sink;
    }

    @Override
    public synchronized boolean ahead(Message message) {
        return !answered && call.isOpen() && sink.send(message);
    }

    @Override
    public synchronized void answer(Message.Response response) {
        answered = true;
        sink.send(response);
    }

    @Override
    public synchronized void refuse(Message.Failure failure, Refusal why) {
        answered = true;
        sink.refuse(failure, why);
    }

    @Override
    public void silence() {
        sink.close();
    }

    @Override
    public void lost(InFlight.Call lost) {
        lost.cancel();
    }

    @Override
    public void slow() {
        sink.prime(null);
    }
}
