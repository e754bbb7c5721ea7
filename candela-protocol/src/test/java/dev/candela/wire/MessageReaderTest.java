package dev.candela.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.json.Json;
import dev.candela.json.JsonLimits;
import dev.candela.model.McpError;
import dev.candela.model.RequestId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is a message, and what it then is.
final class MessageReaderTest {
    private static final MessageReader READER = new MessageReader(JsonLimits.DEFAULT, 3);

    private static Message read(String text) {
        return READER.read(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_request_has_id_method_and_params() {
        assertThat(read("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"dice\"}}"))
            .isEqualTo(new Message.Request(RequestId.of(1), "tools/call", Json.obj("name", "dice")));
    }

    @Test
    void a_request_without_params_has_empty_ones() {
        assertThat(read("{\"method\":\"ping\",\"id\":\"a\",\"jsonrpc\":\"2.0\"}"))
            .isEqualTo(new Message.Request(RequestId.of("a"), "ping", Json.Obj.EMPTY));
    }

    @Test
    void a_notification_has_no_id() {
        assertThat(read("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":7}}"))
            .isEqualTo(new Message.Notification("notifications/cancelled", Json.obj("requestId", 7)));
    }

    @Test
    void a_result_belongs_to_the_id_it_names() {
        assertThat(read("{\"jsonrpc\":\"2.0\",\"id\":\"srv-1\",\"result\":{\"roots\":[]}}"))
            .isEqualTo(new Message.Success(RequestId.of("srv-1"), Json.obj("roots", Json.Arr.EMPTY)));
    }

    @Test
    void an_error_has_code_message_and_maybe_data() {
        assertThat(read("{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-1,\"message\":\"no\",\"data\":[1]}}"))
            .isEqualTo(new Message.Failure(RequestId.of(1), new McpError(-1, "no", Json.arr(1))));
        assertThat(read("{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":5,\"message\":\"no\"}}"))
            .isEqualTo(new Message.Failure(RequestId.of(1), new McpError(5, "no", null)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"id\":null,"})
    void an_error_about_something_unreadable_has_no_id_or_null(String id) {
        assertThat(read("{\"jsonrpc\":\"2.0\"," + id + "\"error\":{\"code\":-32700,\"message\":\"x\"}}"))
            .isEqualTo(new Message.Failure(null, new McpError(-32700, "x", null)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"code\":\"5\"}", "{\"code\":1.5,\"message\":7}"})
    void an_error_of_a_sloppy_peer_is_an_internal_one_without_words(String error) {
        assertThat(read("{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":" + error + "}"))
            .isEqualTo(new Message.Failure(RequestId.of(1), new McpError(-32603, "", null)));
    }

    @Test
    void an_error_code_beyond_32_bits_is_cut_to_the_nearest() {
        assertThat(read("{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-99999999999,\"message\":\"\"}}"))
            .isEqualTo(new Message.Failure(RequestId.of(1), new McpError(Integer.MIN_VALUE, "", null)));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "1", "0", "-1", "\"1\"", "\"\"", "9007199254740991", "9223372036854775807", "9223372036854775808",
        "1180591620717411303424", "\"\\u0000\"", "\"\u00e9\""})
    void an_id_is_echoed_in_the_type_and_with_the_digits_it_came_with(String id) {
        var request = (Message.Request) read("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"ping\"}");
        var answer = MessageWriter.bytes(new Message.Success(request.id(), Json.Obj.EMPTY));
        assertThat(new String(answer, StandardCharsets.UTF_8))
            .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":{}}");
    }

    @Test
    void a_long_id_is_echoed_whole() {
        String id = "x".repeat(100_000);
        assertThat(read("{\"jsonrpc\":\"2.0\",\"id\":\"" + id + "\",\"method\":\"ping\"}"))
            .isEqualTo(new Message.Request(RequestId.of(id), "ping", Json.Obj.EMPTY));
    }

    @Test
    void text_and_number_are_different_ids() {
        assertThat(RequestId.of("1")).isNotEqualTo(RequestId.of(1));
        assertThat(RequestId.of(1)).isEqualTo(new RequestId(new Json.Whole(1)));
    }

    @Test
    void members_that_nobody_knows_are_tolerated() {
        assertThat(read("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"extra\":[{}],\"params\":{\"y\":null}}"))
            .isEqualTo(new Message.Request(RequestId.of(1), "ping", Json.obj("y", Json.Null.NULL)));
    }

    @Test
    void white_space_around_a_message_is_tolerated() {
        assertThat(read(" \r\n{\"jsonrpc\":\"2.0\",\"method\":\"a\"}\t\r\n"))
            .isEqualTo(new Message.Notification("a", Json.Obj.EMPTY));
    }

    @Test
    void a_part_of_an_array_of_bytes_can_be_a_message() {
        byte[] text = "xx{\"jsonrpc\":\"2.0\",\"method\":\"a\"}yy".getBytes(StandardCharsets.UTF_8);
        assertThat(READER.read(text, 2, text.length - 4)).isEqualTo(new Message.Notification("a", Json.Obj.EMPTY));
    }

    @Test
    void a_batch_holds_its_messages_in_their_order() {
        assertThat(read("[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"a\"},{\"jsonrpc\":\"2.0\",\"method\":\"b\"}]"))
            .hasToString(new Message.Batch(List.of(
                new Message.Request(RequestId.of(1), "a", Json.Obj.EMPTY),
                new Message.Notification("b", Json.Obj.EMPTY))).toString());
    }

    @Test
    void a_bad_element_of_a_batch_spoils_only_itself() {
        var batch = (Message.Batch) read("[7,{\"jsonrpc\":\"2.0\",\"method\":\"b\"},{\"id\":5,\"method\":\"c\"}]");
        assertThat(batch.messages()).containsExactly(
            malformed(null, "batch: an element that is no object (expected: a message)"),
            new Message.Notification("b", Json.Obj.EMPTY),
            malformed(RequestId.of(5), "jsonrpc: missing or unknown (expected: \"2.0\")"));
    }

    @Test
    void a_batch_holds_no_batch() {
        var batch = (Message.Batch) read("[[{\"jsonrpc\":\"2.0\",\"method\":\"b\"}]]");
        assertThat(batch.messages()).containsExactly(
            malformed(null, "batch: an element that is no object (expected: a message)"));
    }

    @Test
    void a_batch_of_nothing_or_of_too_much_is_refused_as_one() {
        assertThat(read("[]")).isEqualTo(malformed(null, "batch: empty (expected: at least one message)"));
        String one = "{\"jsonrpc\":\"2.0\",\"method\":\"b\"}";
        assertThat(read("[" + one + "," + one + "," + one + "]")).isInstanceOf(Message.Batch.class);
        assertThat(read("[" + one + "," + one + "," + one + "," + one + "]"))
            .isEqualTo(malformed(null, "batch: 4 messages (expected: <= 3)"));
    }

    private static Message.Malformed malformed(@Nullable RequestId id, String message) {
        return new Message.Malformed(id, new McpError(-32600, "Invalid request: " + message, null));
    }

    @Test
    void params_that_are_null_are_none_in_what_was_decoded_and_refused_in_text() {
        var value = Json.obj("jsonrpc", "2.0", "id", 1, "method", "tools/list", "params", Json.Null.NULL);
        var reader = new MessageReader(JsonLimits.DEFAULT, 10);

        assertThat(reader.decoded(value))
            .isEqualTo(new Message.Request(RequestId.of(1), "tools/list", Json.Obj.EMPTY));
        assertThat(reader.message(value)).isInstanceOf(Message.Malformed.class);
    }
}
