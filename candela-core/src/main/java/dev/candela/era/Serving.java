package dev.candela.era;

import dev.candela.model.McpError;
import dev.candela.model.McpException;
import dev.candela.rpc.InFlight;
import dev.candela.rpc.Work;
import dev.candela.wire.Message;
import java.lang.System.Logger.Level;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;

/// One admitted request on its way to its answer. The one place where exceptions become answers.
final class Serving implements Work {
    private final Message.Request request;
    private final InFlight.Call call;
    private final Reply reply;
    private final UnaryOperator<McpError> spelling;
    private final Step step;

    /// @param spelling  how the era writes an error
    Serving(Message.Request request, InFlight.Call call, Reply reply, UnaryOperator<McpError> spelling, Step step) {
        this.request = request;
        this.call = call;
        this.reply = reply;
        this.spelling = spelling;
        this.step = step;
    }

    @Override
    public void run() {
        var answer = call.enter() ? outcome() : new Answer.Open();
        call.leave();
        if (call.isCancelled()) {
            call.end();
            reply.silence();
        } else if (call.isTimedOut()) {
            call.end();
            failed(new McpError(McpError.INTERNAL_ERROR, "Request timed out"));
        } else {
            send(answer);
        }
    }

    private void send(Answer answer) {
        switch (answer) {
            case Answer.Done(var result) -> {
                call.end();
                reply.answer(new Message.Success(request.id(), result));
            }
            case Answer.Failed(var error) -> {
                call.end();
                failed(error);
            }
            case Answer.Refused(var error, var why) -> {
                call.end();
                reply.refuse(new Message.Failure(request.id(), error), why);
            }
            case Answer.Open() -> {}
        }
    }

    private void failed(McpError error) {
        reply.answer(new Message.Failure(request.id(), error));
    }

    private Answer outcome() {
        try {
            return step.finish();
        } catch (McpException e) {
            return new Answer.Failed(spelling.apply(e.error()));
        } catch (InterruptedException e) {
            return new Answer.Failed(new McpError(McpError.INTERNAL_ERROR, "Request interrupted"));
        } catch (Exception | Error e) {
            return bug(e);
        }
    }

    /// The log gets the cause, the peer a reference to it.
    private Answer bug(Throwable cause) {
        if (!call.isOpen()) {
            log().log(Level.DEBUG, "request failed after its end: " + Shown.of(request.method()), cause);
            return new Answer.Open();
        }
        String reference = "%08x".formatted(ThreadLocalRandom.current().nextInt());
        log().log(Level.ERROR, "request failed, reference " + reference + ": " + Shown.of(request.method()), cause);
        return new Answer.Failed(
            new McpError(McpError.INTERNAL_ERROR, "Internal error (reference " + reference + ")"));
    }

    @Override
    public void abandon() {
        reply.lost(call);
    }

    /// Asked for only when there is something to say: a server that starts well does not pay for starting the log.
    private static System.Logger log() {
        return System.getLogger(Serving.class.getName());
    }
}
