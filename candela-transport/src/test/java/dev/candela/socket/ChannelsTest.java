package dev.candela.socket;

import static dev.candela.pipe.ScriptedReceiver.next;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.binary.LumenWires;
import dev.candela.json.Json;
import dev.candela.lumen.link.LinkSettings;
import dev.candela.model.RequestId;
import dev.candela.pipe.ScriptedReceiver;
import dev.candela.pipe.Wires;
import dev.candela.rpc.Limits;
import dev.candela.wire.Message;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Connections inside a connection, over a real socket.
final class ChannelsTest {
    private static final Wires CALLING = LumenWires.calling(LinkSettings.CALLING, Duration.ofSeconds(5));

    private final ScriptedReceiver serving = new ScriptedReceiver(Limits.DEFAULT);
    private final ScriptedReceiver calling = new ScriptedReceiver(Limits.DEFAULT);

    @Test
    void a_connection_inside_another_has_messages_and_an_end_of_its_own() throws Exception {
        var options = SocketOptions.DEFAULT.withWires(LumenWires.serving(LinkSettings.SERVING));
        var asking = SocketClient.Options.DEFAULT.withWires(CALLING);
        try (var server = SocketServer.serve(serving).with(options).onLoopback(0); var client = new SocketClient();
                var outer = client.connect(server.address(), calling, asking)) {
            var inside = outer.openInside().orElseThrow();
            inside.sink().send(new Message.Notification("release", Json.Obj.EMPTY));
            outer.connection().sink().send(new Message.Request(RequestId.of(1), "echo", Json.Obj.EMPTY));
            var first = next(serving.received).context().connection();
            var second = next(serving.received).context().connection();
            assertThat(first).isNotSameAs(second);

            outer.closeInside(inside);

            assertThat(next(serving.closed)).isSameAs(first);
            assertThat(next(calling.closed)).isSameAs(inside);
            assertThat(outer.isOpen()).isTrue();
            assertThat(inside.sink().send(new Message.Notification("late", Json.Obj.EMPTY))).isFalse();
        }
    }

    @Test
    void where_lines_are_spoken_there_are_no_connections_inside() throws Exception {
        try (var server = SocketServer.serve(serving).onLoopback(0); var client = new SocketClient();
                var outer = client.connect(server.address(), calling, SocketClient.Options.DEFAULT)) {
            assertThat(outer.openInside()).isEmpty();
        }
    }
}
