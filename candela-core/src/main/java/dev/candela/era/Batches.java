package dev.candela.era;

import dev.candela.model.McpError;
import dev.candela.rpc.InFlight;
import dev.candela.rpc.Sink;
import dev.candela.rpc.TransportContext;
import dev.candela.rpc.Work;
import dev.candela.wire.Message;
import dev.candela.wire.Meta;
import dev.candela.wire.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Serves the messages of one batch, each for itself, and answers them together.
final class Batches {
    private final LegacyEra era;
    private final BiFunction<InFlight.@Nullable Owner, Message.Request, InFlight.Begun> begin;

    Batches(LegacyEra era, BiFunction<InFlight.@Nullable Owner, Message.Request, InFlight.Begun> begin) {
        this.era = era;
        this.begin = begin;
    }

    Work accept(Message.Batch batch, LegacyEra.Place place, TransportContext context, Sink sink) {
        int answers = (int) batch.messages().stream()
            .filter(it -> it instanceof Message.Request || it instanceof Message.Malformed).count();
        var collected = new BatchReply(way(place, sink), answers);
        var works = new ArrayList<Work>();
        for (var message : batch.messages()) {
            switch (message) {
                case Message.Request request -> request(request, place, context, collected).ifPresent(works::add);
                case Message.Notification notification -> era.notified(notification, place.session());
                case Message.Response response -> place.session().pending().answer(response);
                case Message.Malformed(var id, var error) -> collected.add(new Message.Failure(id, error));
                case Message.Batch _ -> throw new IllegalStateException("batch: in a batch (expected: none)");
            }
        }
        return works.isEmpty() ? Work.NONE : new All(works);
    }

    private Optional<Work> request(
        Message.Request request, LegacyEra.Place place, TransportContext context, BatchReply collected) {
        if (request.method().equals(Method.INITIALIZE)) {
            collected.add(new Message.Failure(request.id(),
                McpError.invalidRequest("initialize: in a batch (expected: alone)")));
            return Optional.empty();
        }
        if (Meta.of(request.params()).has(Meta.PROTOCOL_VERSION)) {
            collected.add(new Message.Failure(request.id(),
                McpError.invalidRequest("request: with an envelope, in a batch (expected: alone)")));
            return Optional.empty();
        }
        return switch (begin.apply(place.session().owner(), request)) {
            case InFlight.Begun.Admitted(var call) ->
                Optional.of(era.accept(request, place, context, call, collected.part()));
            case InFlight.Begun.Duplicate _ -> {
                collected.add(new Message.Failure(request.id(), LegacyDoor.DUPLICATE));
                yield Optional.empty();
            }
            case InFlight.Begun.Busy _ -> {
                collected.add(new Message.Failure(request.id(), LegacyDoor.BUSY));
                yield Optional.empty();
            }
        };
    }

    private static BatchReply.StreamOrPipe way(LegacyEra.Place place, Sink sink) {
        var streams = place.streams();
        if (streams == null) {
            var reply = new PipeReply(sink);
            return new Way(reply, sink::send);
        }
        var reply = new StreamReply(streams, sink);
        return new Way(reply, reply::end);
    }

    private record Way(Reply reply, Consumer<Message> last) implements BatchReply.StreamOrPipe {
        @Override
        public void end(Message.Batch answers) {
            last.accept(answers);
        }
    }

    /// All at once: each on a thread of its own, the last on the caller's.
    private record All(List<Work> works) implements Work {
        @Override
        public void run() {
            works.subList(0, works.size() - 1).forEach(Thread::startVirtualThread);
            works.getLast().run();
        }

        @Override
        public void abandon() {
            works.forEach(Work::abandon);
        }
    }
}
