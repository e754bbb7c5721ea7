package dev.candela.cadencia;

import dev.candela.lumen.cadencia.Answer;
import dev.candela.lumen.cadencia.Reply;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Commands that wait for their answers, in the order they were sent. Safe for any thread.
///
/// A command whose time is over stays here until its answer comes, since the bridge works on one after the other: only
/// so does a refusal that names no command belong to the oldest one.
final class Unanswered {
    private final int max;
    private final SequencedMap<Long, Slot> slots = new LinkedHashMap<>();
    private long lastId;
    private Outcome.@Nullable Ended ended;

    Unanswered(int max) {
        this.max = max;
    }

    /// A place for the next command, with an id of its own: 1, 2, …; or why there is none. Commands must be sent in
    /// this order.
    synchronized Opened open() {
        if (ended != null) {
            return new Opened.Refused(ended);
        }
        if (slots.size() >= max) {
            return new Opened.Refused(new Outcome.Busy(slots.size()));
        }
        var slot = new Slot();
        slots.put(++lastId, slot);
        return new Opened.Waiting(lastId, slot);
    }

    sealed interface Opened {
        record Waiting(long id, Slot slot) implements Opened {}

        record Refused(Outcome why) implements Opened {}
    }

    /// Gives an answer to whoever waits for it.
    ///
    /// @return false when nobody ever asked for it
    synchronized boolean answer(Answer answer) {
        var slot = answer.id() == null ? oldestFor(answer.reply()) : Optional.ofNullable(slots.remove(answer.id()));
        slot.ifPresent(it -> it.complete(new Outcome.Answered(answer.reply())));
        return slot.isPresent();
    }

    /// Only a refusal comes without an id: when the bridge could not read the command.
    private Optional<Slot> oldestFor(Reply reply) {
        if (!(reply instanceof Reply.Failed)) {
            return Optional.empty();
        }
        return Optional.ofNullable(slots.pollFirstEntry()).map(Map.Entry::getValue);
    }

    /// The process has ended: nothing will be answered any more.
    synchronized void end(Outcome.Ended how) {
        ended = how;
        slots.values().forEach(it -> it.complete(how));
        slots.clear();
    }
}
