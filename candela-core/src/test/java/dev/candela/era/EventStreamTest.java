package dev.candela.era;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.json.Json;
import dev.candela.json.JsonLimits;
import dev.candela.rpc.Sink;
import dev.candela.state.EventLog;
import dev.candela.state.Payload;
import dev.candela.wire.Message;
import dev.candela.wire.MessageReader;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class EventStreamTest {
    private static final int EVENTS = 2_000;

    private final MessageReader reader = new MessageReader(JsonLimits.DEFAULT, 1);
    private final EventLog log = EventLog.inMemory(InstantSource.system(),
        new EventLog.Bounds(EVENTS + 1, 1024 * 1024, EventLog.Bounds.DEFAULT.age(), 64L * 1024 * 1024));
    private final EventStream stream = new EventStream("session", "s.0", log);

    /// A client's connection, which keeps what arrives.
    private static final class Connection implements Sink {
        private final List<Long> numbers = new ArrayList<>();
        private final List<String> ids = new ArrayList<>();

        @Override
        public synchronized boolean send(Message message, @Nullable String eventId) {
            numbers.add(((Message.Notification) message).params().number("n").orElseThrow().exactLong().orElseThrow());
            ids.add(String.valueOf(eventId));
            return true;
        }

        @Override
        public synchronized boolean prime(@Nullable String eventId) {
            ids.add(String.valueOf(eventId));
            return true;
        }

        private synchronized String lastId() {
            return ids.getLast();
        }
    }

    private static Message event(long number) {
        return new Message.Notification("n", Json.obj("n", number));
    }

    private Message read(Payload payload) {
        return reader.read(payload.utf8());
    }

    /// However often the client comes and goes while others send, it gets every event once and in order.
    @Test
    void coming_and_going_while_events_are_sent_loses_and_repeats_nothing() throws InterruptedException {
        var first = new Connection();
        stream.attach(first, true);
        var sent = new CountDownLatch(1);
        Thread.startVirtualThread(() -> {
            for (int i = 0; i < EVENTS; i++) {
                stream.send(event(i));
            }
            sent.countDown();
        });

        var connections = new ArrayList<Connection>(List.of(first));
        boolean over = false;
        for (int round = 0; round < 5_000 && !over; round++) {
            over = sent.await(0, TimeUnit.SECONDS);
            var before = connections.getLast();
            stream.detach(before);
            var next = new Connection();
            connections.add(next);
            long seen = EventId.parse(before.lastId()).orElseThrow().sequence();
            assertThat(stream.resume(next, seen, true, this::read)).isEmpty();
        }
        assertThat(sent.await(5, TimeUnit.SECONDS)).isTrue();

        assertThat(connections.stream().flatMap(it -> it.numbers.stream()))
            .containsExactlyElementsOf(IntStream.range(0, EVENTS).mapToObj(Long::valueOf).toList());
    }

    @Test
    void a_client_that_leaves_between_the_empty_event_and_the_next_comes_back_to_where_it_was() {
        stream.attach(new Connection(), true);
        stream.send(event(1));
        var stalled = new Connection();

        stream.resume(stalled, 0, true, this::read);

        assertThat(stalled.ids.getFirst()).isEqualTo("s.0-0");
        assertThat(stalled.numbers).containsExactly(1L);
    }
}
