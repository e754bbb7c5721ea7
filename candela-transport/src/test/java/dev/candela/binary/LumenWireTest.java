package dev.candela.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.json.Json;
import dev.candela.lumen.frame.Frame;
import dev.candela.lumen.link.LinkSettings;
import dev.candela.model.McpError;
import dev.candela.model.Principal;
import dev.candela.model.RequestId;
import dev.candela.pipe.Arrivals;
import dev.candela.pipe.Outgoing;
import dev.candela.pipe.Wire;
import dev.candela.rpc.Limits;
import dev.candela.wire.Message;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Messages on their way to frames and back.
class LumenWireTest {
    private static final String PYTHON_PROBE = "8043000f01e704ff0870726f746f636f6ce5054c554d454e1be503312e30ff0b636c696"
        + "56e745f6e616d65e500ff12737570706f727465645f76657273696f6e73e601e503312e30";
    private static final String PING = "e7030ce503322e3004e3020ae50470696e67";

    private final Wire wire = LumenWires.serving(LinkSettings.SERVING).open(Limits.DEFAULT);
    private final Heard heard = new Heard();

    /// What a wire told, and what it wants written.
    private static final class Heard implements Arrivals {
        private final List<Message> messages = new ArrayList<>();
        private final List<String> written = new ArrayList<>();

        @Override
        public void message(int channel, Message message) {
            messages.add(message);
        }

        @Override
        public void write(Outgoing control) {
            written.add(HexFormat.of().formatHex(control.seal()));
        }

        @Override
        public void opened(int channel) {}

        @Override
        public void closed(int channel) {}

        @Override
        public void identified(Principal principal) {}

        @Override
        public void pause(boolean paused) {}
    }

    private void take(String hex) throws IOException {
        byte[] bytes = HexFormat.of().parseHex(hex);
        wire.take(bytes, 0, bytes.length, heard);
    }

    private Frame sent(Message message) {
        byte[] bytes = Objects.requireNonNull(wire.encode(Wire.MAIN, message)).seal();
        return switch (Frame.parse(bytes, 0, bytes.length)) {
            case Frame.Parsed.Complete(var frame, int consumed) when consumed == bytes.length -> frame;
            case Frame.Parsed other -> throw new AssertionError("not one frame: " + other);
        };
    }

    private static Stream<Arguments> shapes() {
        var id = RequestId.of(1);
        var error = new McpError(McpError.PARSE_ERROR, "Parse error");
        return Stream.of(
            Arguments.argumentSet("request", new Message.Request(id, "ping", Json.Obj.EMPTY), 0x01, PING),
            Arguments.argumentSet("result", new Message.Success(id, Json.Obj.EMPTY), 0x02,
                "e7030ce503322e3004e30202e700"),
            Arguments.argumentSet("error without an id", new Message.Failure(null, error), 0x02,
                "e7020ce503322e3003e7020ee3f7fe030fe50b5061727365206572726f72"),
            Arguments.argumentSet("notification",
                new Message.Notification("notifications/initialized", Json.Obj.EMPTY), 0x03,
                "e7020ce503322e300ae5196e6f74696669636174696f6e732f696e697469616c697a6564"));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void the_type_of_a_frame_goes_by_the_shape_of_its_message(Message message, int type, String payload)
        throws IOException {
        take(PYTHON_PROBE);
        assertThat(sent(message)).isEqualTo(new Frame(type, 0x01, HexFormat.of().parseHex(payload)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"01", "02", "03"})
    void a_message_is_what_it_says_whatever_the_type_of_its_frame(String type) throws IOException {
        take(PYTHON_PROBE);
        take("12" + type + "01" + PING);
        assertThat(heard.messages)
            .containsExactly(new Message.Request(RequestId.of(1), "ping", Json.Obj.EMPTY));
    }

    @Test
    void nothing_is_written_but_the_answer_until_a_message_has_to_go() throws IOException {
        take(PYTHON_PROBE);
        assertThat(heard.written).singleElement().asString().contains("1001e705ff0870726f746f636f6ce5054c554d454e");
        assertThat(heard.messages).isEmpty();
    }
}
