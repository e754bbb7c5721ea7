package dev.candela.cadencia;

import dev.candela.lumen.cadencia.Reply;
import java.time.Duration;
import java.util.List;

/// What came of a command.
public sealed interface Outcome {
    /// The bridge has replied, be it with a refusal.
    record Answered(Reply reply) implements Outcome {}

    /// Nothing came in time. The answer may still come; then it is dropped.
    record TimedOut(Duration after) implements Outcome {}

    /// It was not sent: too many commands have no answer yet.
    record Busy(int unanswered) implements Outcome {}

    /// The process has ended, before or instead of answering.
    ///
    /// @param exitCode    as the system says; 128 and the number of the signal when one has ended it
    /// @param lastErrors  the last lines of its standard error, each cut, oldest first
    record Ended(int exitCode, List<String> lastErrors) implements Outcome {
        public Ended {
            lastErrors = List.copyOf(lastErrors);
        }
    }
}
