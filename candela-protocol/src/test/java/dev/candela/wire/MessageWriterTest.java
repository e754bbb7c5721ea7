package dev.candela.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.json.Json;
import dev.candela.model.McpError;
import dev.candela.model.RequestId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MessageWriterTest {
    private static String written(Message message) {
        return new String(MessageWriter.bytes(message), StandardCharsets.UTF_8);
    }

    @Test
    void a_request_names_its_params_only_when_it_has_some() {
        assertThat(written(new Message.Request(RequestId.of("srv-1"), "roots/list", Json.Obj.EMPTY)))
            .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":\"srv-1\",\"method\":\"roots/list\"}");
        assertThat(written(new Message.Request(RequestId.of(2), "tools/call", Json.obj("name", "a"))))
            .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/call\",\"params\":{\"name\":\"a\"}}");
    }

    @Test
    void a_notification_has_no_id() {
        assertThat(written(new Message.Notification("notifications/message", Json.obj("data", Json.Null.NULL))))
            .isEqualTo("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/message\",\"params\":{\"data\":null}}");
        assertThat(written(new Message.Notification("notifications/tools/list_changed", Json.Obj.EMPTY)))
            .isEqualTo("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/tools/list_changed\"}");
    }

    @Test
    void a_result_is_there_even_when_it_is_empty() {
        assertThat(written(new Message.Success(RequestId.of(0), Json.Obj.EMPTY)))
            .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":0,\"result\":{}}");
    }

    @Test
    void an_error_leaves_out_the_id_that_nobody_could_read_and_the_data_it_has_not() {
        assertThat(written(new Message.Failure(null, new McpError(-32700, "Parse error"))))
            .isEqualTo("{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32700,\"message\":\"Parse error\"}}");
        assertThat(written(new Message.Failure(RequestId.of(5), new McpError(-32602, "no", Json.obj("uri", "a:b")))))
            .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":5,\"error\":"
                + "{\"code\":-32602,\"message\":\"no\",\"data\":{\"uri\":\"a:b\"}}}");
        assertThat(written(new Message.Malformed(RequestId.of(5), new McpError(-32600, "no"))))
            .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":5,\"error\":{\"code\":-32600,\"message\":\"no\"}}");
    }

    @Test
    void a_batch_is_an_array_of_its_messages() {
        assertThat(written(new Message.Batch(List.of(
            new Message.Success(RequestId.of(1), Json.Obj.EMPTY), new Message.Notification("n", Json.Obj.EMPTY)))))
            .isEqualTo("[{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}},{\"jsonrpc\":\"2.0\",\"method\":\"n\"}]");
    }

    @Test
    void a_message_is_one_line_whatever_is_in_it() {
        assertThat(written(new Message.Notification("n", Json.obj("text", "a\r\nb\u2028"))))
            .isEqualTo("{\"jsonrpc\":\"2.0\",\"method\":\"n\",\"params\":{\"text\":\"a\\r\\nb\u2028\"}}");
    }
}
