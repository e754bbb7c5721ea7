package dev.candela.era;

import dev.candela.rpc.InFlight;
import dev.candela.rpc.Refusal;
import dev.candela.wire.Message;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collects the answers to the requests of one batch, and sends them together when the last is there.
final class BatchReply {
    private final StreamOrPipe out;
    private final List<Message> answers = new ArrayList<>();
    private int open;

    /// How a batch ends.
    interface StreamOrPipe {
        Reply reply();

        void end(Message.Batch answers);
    }

    BatchReply(StreamOrPipe out, int requests) {
        this.out = out;
        this.open = requests;
    }

    /// The way back of one of its requests.
    Reply part() {
        return new Part();
    }

    /// An answer that was there at once.
    void add(Message.Failure failure) {
        answered(failure);
    }

    private synchronized void answered(@Nullable Message answer) {
        if (answer != null) {
            answers.add(answer);
        }
        if (--open == 0) {
            if (answers.isEmpty()) {
                out.reply().silence();
            } else {
                out.end(new Message.Batch(answers));
            }
        }
    }

    private final class Part implements Reply {
        @Override
        public boolean ahead(Message message) {
            return out.reply().ahead(message);
        }

        @Override
        public void answer(Message.Response response) {
            answered(response);
        }

        @Override
        public void refuse(Message.Failure failure, Refusal why) {
            answered(failure);
        }

        @Override
        public void silence() {
            answered(null);
        }

        @Override
        public void lost(InFlight.Call call) {
            out.reply().lost(call);
        }
    }
}
