package dev.candela.pipe;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.pipe.Outlet.Put;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

final class OutletTest {
    private static final Duration SHORT = Duration.ofMillis(1);

    private final Outlet outlet = new Outlet(10);

    private static Outgoing bytes(String text) {
        return Outgoing.binary(text.getBytes(US_ASCII));
    }

    private String poll() {
        return new String(Objects.requireNonNull(outlet.poll()).bytes(), US_ASCII);
    }

    @Test
    void a_message_is_taken_as_long_as_fewer_bytes_wait_than_may() {
        assertThat(outlet.put(bytes("123456789"), SHORT)).isEqualTo(Put.TAKEN);
        assertThat(outlet.isFull()).isFalse();
        assertThat(outlet.put(bytes("a large one"), SHORT)).isEqualTo(Put.TAKEN);
        assertThat(outlet.isFull()).isTrue();
        assertThat(outlet.put(bytes("x"), SHORT)).isEqualTo(Put.FULL);
        assertThat(poll()).isEqualTo("123456789");
        assertThat(outlet.put(bytes("x"), SHORT)).as("polled, and not written").isEqualTo(Put.FULL);
        outlet.written(9);
        assertThat(outlet.put(bytes("x"), SHORT)).as("11 bytes still wait").isEqualTo(Put.FULL);
        outlet.written(11);
        assertThat(outlet.put(bytes("x"), SHORT)).isEqualTo(Put.TAKEN);
    }

    @Test
    void who_waits_goes_on_as_soon_as_there_is_room() throws Exception {
        outlet.control(bytes("0123456789"));
        var put = new LinkedBlockingQueue<Put>();
        for (int i = 0; i < 3; i++) {
            Thread.startVirtualThread(() -> put.add(outlet.put(bytes("x"), Duration.ofSeconds(5))));
        }
        assertThat(put).isEmpty();
        outlet.written(10);
        for (int i = 0; i < 3; i++) {
            assertThat(ScriptedReceiver.next(put)).isEqualTo(Put.TAKEN);
        }
    }

    @Test
    void nobody_waits_when_it_is_closed_and_nothing_comes_out() throws Exception {
        outlet.control(bytes("0123456789"));
        var put = new LinkedBlockingQueue<Put>();
        Thread.startVirtualThread(() -> put.add(outlet.put(bytes("x"), Outlet.ENDLESS)));
        outlet.close();

        assertThat(ScriptedReceiver.next(put)).isEqualTo(Put.CLOSED);
        assertThat(outlet.put(bytes("x"), SHORT)).isEqualTo(Put.CLOSED);
        assertThat(outlet.leave(bytes("x"), 100)).isEqualTo(Put.CLOSED);
        outlet.control(bytes("x"));
        assertThat(outlet.poll()).isNull();
    }

    @Test
    void what_is_left_during_a_pause_comes_out_in_its_order_after_it() {
        outlet.pause(true);
        assertThat(outlet.leave(bytes("one"), 100)).isEqualTo(Put.TAKEN);
        outlet.control(bytes("control"));
        assertThat(outlet.leave(bytes("two"), 100)).isEqualTo(Put.TAKEN);
        assertThat(outlet.put(bytes("x"), SHORT)).isEqualTo(Put.FULL);
        assertThat(poll()).isEqualTo("control");
        assertThat(outlet.poll()).isNull();

        outlet.pause(false);
        assertThat(poll()).isEqualTo("one");
        assertThat(poll()).isEqualTo("two");
        assertThat(outlet.poll()).isNull();
    }

    @Test
    void no_more_is_left_than_may_be() {
        assertThat(outlet.leave(bytes("0123456789"), 10)).isEqualTo(Put.TAKEN);
        assertThat(outlet.leave(bytes("x"), 10)).isEqualTo(Put.FULL);
        assertThat(outlet.leave(bytes("x"), 20)).isEqualTo(Put.TAKEN);

        outlet.pause(true);
        for (int i = 0; i < 256; i++) {
            assertThat(outlet.leave(bytes("x"), 20)).isEqualTo(Put.TAKEN);
        }
        assertThat(outlet.leave(bytes("x"), 20)).isEqualTo(Put.FULL);
    }
}
