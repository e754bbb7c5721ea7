package dev.candela.testkit;

import dev.candela.json.Json;
import dev.candela.model.RequestId;
import dev.candela.wire.Message;

/// A request that is on its way. Safe for any thread.
public final class PendingReply {
    private final MemoryPipe pipe;
    private final Inbox<Message.Response> responses;
    private final RequestId id;

    PendingReply(MemoryPipe pipe, Inbox<Message.Response> responses, RequestId id) {
        this.pipe = pipe;
        this.responses = responses;
        this.id = id;
    }

    public RequestId id() {
        return id;
    }

    /// Waits for the response, at most 5 s, and takes it.
    public Reply await() {
        return new Reply(responses.take(this::isMine, "response to request " + id));
    }

    /// Tells the server that the answer is no longer wanted. None will come then.
    public void cancel() {
        pipe.send(new Message.Notification(WireNames.CANCELLED, Json.obj("requestId", id.value())));
    }

    private boolean isMine(Message.Response response) {
        return switch (response) {
            case Message.Success(var answered, _) -> answered.equals(id);
            case Message.Failure(var answered, _) -> id.equals(answered);
        };
    }
}
