package dev.candela.era;

import dev.candela.rpc.InFlight;
import dev.candela.rpc.Refusal;
import dev.candela.rpc.Sink;
import dev.candela.wire.Message;

/// The way back of a request on a pipe: everything goes there, and the pipe itself is never ended by a request.
final class PipeReply implements Reply {
    private final Sink sink;
    private boolean answered;

    PipeReply(Sink sink) {
        this.sink = sink;
    }

    @Override
    public synchronized boolean ahead(Message message) {
        return !answered && sink.send(message);
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
    public void silence() {}

    @Override
    public void lost(InFlight.Call call) {
        call.cancel();
    }
}
