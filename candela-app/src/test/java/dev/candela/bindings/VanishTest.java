package dev.candela.bindings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.json.Json;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A peer that is gone from one moment to the next, as one whose machine has failed: its connection is reset.
@ExtendWith(OneFleet.class)
final class VanishTest {
    @ParameterizedTest
    @CsvSource({"TCP_JSON, false", "TCP_JSON, true", "TCP_LUMEN, false", "TCP_LUMEN, true"})
    void a_connection_that_is_reset_in_the_middle_of_a_call_ends_it_and_others_are_served(
            Binding binding, boolean modern, Fleet fleet) throws Exception {
        var socket = new Socket(InetAddress.getLoopbackAddress(), fleet.tcp().port());
        socket.setSoLinger(true, 0);
        var streams = new StreamWay.Streams(socket.getInputStream(), socket.getOutputStream(), socket);
        try (var other = Caller.of(fleet, new Case(binding, modern));
                var caller = Caller.of(modern, near -> StreamWay.open(streams, Ways.wires(binding), near))) {
            assertThat(other.client().call("echo", Json.obj("text", "before")).text()).isEqualTo("before");
            var _ = caller.client().start("tools/call", Json.obj("name", "slow", "arguments", Json.obj("ms", 60_000)));
            assertThat(fleet.watch().await("slow", 1)).isEqualTo(1);

            socket.close();

            assertThat(fleet.watch().await("slow", 0)).isZero();
            assertThat(other.client().call("echo", Json.obj("text", "after")).text()).isEqualTo("after");
        }
    }
}
