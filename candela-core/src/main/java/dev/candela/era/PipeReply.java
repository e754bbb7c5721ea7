package dev.candela.era;

import dev.candela.rpc.InFlight;
import dev.candela.rpc.Refusal;
import dev.candela.rpc.Sink;
import dev.candela.wire.Message;

/// The way back of a request on a pipe: everything goes there, and the pipe itself is never ended by a request.
record PipeReply(Sink sink) implements Reply {
    @Override
    public boolean ahead(Message message) {
        return sink.send(message);
    }

    @Override
    public void answer(Message.Response response) {
        sink.send(response);
    }

    @Override
    public void refuse(Message.Failure failure, Refusal why) {
        sink.refuse(failure, why);
    }

    @Override
    public void silence() {}

    @Override
    public void lost(InFlight.Call call) {
        call.cancel();
    }
}
