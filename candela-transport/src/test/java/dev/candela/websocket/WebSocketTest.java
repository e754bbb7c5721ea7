package dev.candela.websocket;

import static dev.candela.pipe.CarrierContract.answer;
import static dev.candela.pipe.CarrierContract.note;
import static dev.candela.pipe.CarrierContract.request;
import static dev.candela.pipe.ScriptedReceiver.next;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.http.Authenticator;
import dev.candela.http.HttpOptions;
import dev.candela.http.netty.HttpServer;
import dev.candela.model.Principal;
import dev.candela.pipe.CarrierContract;
import dev.candela.pipe.ScriptedReceiver;
import dev.candela.rpc.Headers;
import dev.candela.rpc.Limits;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// WebSocket as a client sees it that knows only bytes.
final class WebSocketTest implements CarrierContract {
    private static final HttpOptions OPTIONS = HttpOptions.DEFAULT.withWebSocket(JsonTexts::new).withTimes(
        HttpOptions.Times.DEFAULT.withSlowReader(Duration.ofMillis(100)).withStop(Duration.ofMillis(500)));

    private final ScriptedReceiver core = new ScriptedReceiver(Limits.DEFAULT);

    private record Upgrading(HttpServer server) implements Server {
        @Override
        public RawSocket connect() throws IOException {
            return RawSocket.open(server.port());
        }

        @Override
        public void close() {
            server.close();
        }
    }

    @Override
    public Server start(ScriptedReceiver receiver) {
        return new Upgrading(serve(receiver, OPTIONS));
    }

    private static HttpServer serve(ScriptedReceiver receiver, HttpOptions options) {
        return HttpServer.serve(receiver).with(options).on("127.0.0.1", 0);
    }

    @Override
    public String binding() {
        return "websocket";
    }

    @Override
    public String remote() {
        return "127.0.0.1";
    }

    @Test
    void a_request_for_it_is_answered_as_the_protocol_says_with_the_subprotocol_that_is_known() throws Exception {
        try (var server = serve(core, OPTIONS); var none = RawSocket.dial(server.port());
                var mcp = RawSocket.dial(server.port()); var other = RawSocket.dial(server.port())) {
            assertThat(none.ask("")).startsWith("HTTP/1.1 101 ")
                .containsIgnoringCase("\r\nsec-websocket-accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n")
                .doesNotContainIgnoringCase("sec-websocket-protocol");
            assertThat(mcp.ask("Sec-WebSocket-Protocol: chat, mcp\r\n")).startsWith("HTTP/1.1 101 ")
                .containsIgnoringCase("\r\nsec-websocket-protocol: mcp\r\n");
            assertThat(other.ask("Sec-WebSocket-Protocol: chat\r\n")).startsWith("HTTP/1.1 101 ")
                .doesNotContainIgnoringCase("sec-websocket-protocol");
            for (var each : new RawSocket[] {none, mcp, other}) {
                each.send(request(1, "echo"));
                assertThat(each.next()).isEqualTo(answer(1));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Host: localhost,Origin: https://evil.example | 403",
        "Host: evil.example | 403",
        "Host: localhost,Origin: http://localhost:3000 | 101",
    })
    void pages_and_names_are_judged_as_for_any_request(String headers, int status) throws Exception {
        try (var server = serve(core, OPTIONS); var client = RawSocket.dial(server.port())) {
            assertThat(client.askWith("Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: " + RawSocket.KEY + "\r\n"
                + headers.replace(",", "\r\n") + "\r\n")).startsWith("HTTP/1.1 " + status + " ");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void who_asks_is_found_out_as_for_any_request(boolean blocking) throws Exception {
        var options = OPTIONS.withAuthenticator(new Authenticator() {
            @Override
            public Verdict authenticate(Headers headers) {
                return headers.first("authorization").isPresent()
                    ? new Verdict.Accepted(new Principal("ann")) : new Verdict.Refused(401, "Bearer");
            }

            @Override
            public boolean mayBlock() {
                return blocking;
            }
        });
        try (var server = serve(core, options); var nobody = RawSocket.dial(server.port());
                var ann = RawSocket.dial(server.port())) {
            assertThat(nobody.ask("")).startsWith("HTTP/1.1 401 ");
            assertThat(ann.ask("Authorization: Bearer x\r\n")).startsWith("HTTP/1.1 101 ");
            ann.send(note("n"));
            assertThat(next(core.received).context().principal()).isEqualTo(new Principal("ann"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Sec-WebSocket-Version: 8,Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ== | 426",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ== | 426",
        "Sec-WebSocket-Version: 13 | 400",
        "Sec-WebSocket-Version: 13,Sec-WebSocket-Key: short | 400",
        "Sec-WebSocket-Version: 13,Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==,Content-Length: 5 | 400",
    })
    void a_request_that_asks_in_another_way_is_refused(String headers, int status) throws Exception {
        try (var server = serve(core, OPTIONS); var client = RawSocket.dial(server.port())) {
            assertThat(client.askWith("Host: localhost\r\n" + headers.replace(",", "\r\n") + "\r\n"))
                .startsWith("HTTP/1.1 " + status + " ");
        }
    }

    @Test
    void where_it_is_not_offered_the_request_is_one_like_any_other() throws Exception {
        try (var server = serve(core, HttpOptions.DEFAULT); var client = RawSocket.dial(server.port())) {
            assertThat(client.ask("Accept: application/json\r\n")).startsWith("HTTP/1.1 406 ");
        }
    }

    @Test
    void a_message_may_come_in_many_frames_with_others_in_between() throws Exception {
        try (var server = serve(core, OPTIONS); var client = RawSocket.open(server.port())) {
            byte[] text = request(1, "echo").getBytes(UTF_8);
            client.frame(0x01, new byte[0]);
            for (int i = 0; i < text.length; i++) {
                client.frame(0x00, new byte[] {text[i]});
                if (i == 5) {
                    client.frame(RawSocket.PING, "there?".getBytes(UTF_8));
                }
            }
            client.frame(0x80, new byte[0]);

            assertThat(client.next()).isEqualTo("(8a there?)");
            assertThat(client.next()).isEqualTo(answer(1));
        }
    }

    @Test
    void a_frame_that_is_too_large_ends_the_connection_before_it_has_come() throws Exception {
        var small = new ScriptedReceiver(Limits.DEFAULT.withMessageBytesMax(200));
        try (var server = serve(small, OPTIONS); var client = RawSocket.open(server.port())) {
            client.write(new byte[] {(byte) RawSocket.TEXT, (byte) 0xFE, 0, (byte) 201});
            assertThat(client.next()).isEqualTo("(close 1009 message: too large (expected: <= 200 bytes))");
            assertThat(client.isClosed()).isTrue();
            assertThat(next(small.closed)).isNotNull();
        }
    }

    @Test
    void frames_that_are_too_large_together_end_the_connection() throws Exception {
        var small = new ScriptedReceiver(Limits.DEFAULT.withMessageBytesMax(100));
        try (var server = serve(small, OPTIONS); var client = RawSocket.open(server.port())) {
            client.frame(0x01, new byte[60]);
            client.frame(0x00, new byte[40]);
            client.frame(0x00, new byte[1]);
            assertThat(client.next()).isEqualTo("(close 1009 message: too large (expected: <= 100 bytes))");
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void text_that_is_not_utf_8_ends_the_connection() throws Exception {
        try (var server = serve(core, OPTIONS); var client = RawSocket.open(server.port())) {
            client.frame(RawSocket.TEXT, new byte[] {'"', (byte) 0xC0, (byte) 0x80, '"'});
            assertThat(client.next()).isEqualTo("(close 1007 text: not UTF-8)");
            assertThat(client.isClosed()).isTrue();
            assertThat(core.received).isEmpty();
        }
    }

    @Test
    void a_character_may_be_cut_by_the_end_of_a_frame() throws Exception {
        try (var server = serve(core, OPTIONS); var client = RawSocket.open(server.port())) {
            byte[] text = "{\"jsonrpc\":\"2.0\",\"id\":\"é\",\"method\":\"echo\"}".getBytes(UTF_8);
            client.frame(0x01, Arrays.copyOf(text, 24));
            client.frame(0x80, Arrays.copyOfRange(text, 24, text.length));
            assertThat(client.next()).isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":\"é\",\"result\":{}}");
        }
    }

    @Test
    void a_binary_message_is_not_read_where_only_text_is() throws Exception {
        try (var server = serve(core, OPTIONS); var client = RawSocket.open(server.port())) {
            client.frame(RawSocket.BINARY, request(1, "echo").getBytes(UTF_8));
            assertThat(client.next()).isEqualTo("(close 1003 binary message: not read (expected: text))");
            assertThat(client.isClosed()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"83", "8b", "c1", "80", "09"})
    void a_frame_that_breaks_the_protocol_ends_the_connection(String first) throws Exception {
        try (var server = serve(core, OPTIONS); var client = RawSocket.open(server.port())) {
            client.frame(Integer.parseInt(first, 16), new byte[0]);
            assertThat(client.next()).isEqualTo("(close 1002 frame: malformed)");
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void a_frame_without_a_mask_ends_the_connection() throws Exception {
        try (var server = serve(core, OPTIONS); var client = RawSocket.open(server.port())) {
            client.write(new byte[] {(byte) RawSocket.TEXT, 2, '{', '}'});
            assertThat(client.next()).isEqualTo("(close 1002 frame: malformed)");
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void what_runs_is_still_answered_when_what_follows_cannot_be_read() throws Exception {
        try (var server = serve(core, OPTIONS); var client = RawSocket.open(server.port())) {
            client.send(request(1, "hold"));
            client.send(note("release"));
            client.frame(0x83, new byte[0]);
            assertThat(client.next()).isEqualTo(CarrierContract.held(1));
            assertThat(client.next()).isEqualTo("(close 1002 frame: malformed)");
        }
    }

    @ParameterizedTest
    @CsvSource({"03e8, (close 1000 )", "0fa0, (close 4000 )", "'', (close)"})
    void a_close_is_answered_with_its_status_and_ends_what_runs(String status, String answer) throws Exception {
        try (var server = serve(core, OPTIONS); var client = RawSocket.open(server.port())) {
            client.send(request(1, "hold"));
            var connection = next(core.received).context().connection();
            client.frame(RawSocket.CLOSE, HexFormat.of().parseHex(status));

            assertThat(client.next()).isEqualTo(answer);
            assertThat(client.isClosed()).isTrue();
            assertThat(next(core.closed)).isSameAs(connection);
        } finally {
            core.release.countDown();
        }
    }

    @Test
    void a_server_that_stops_says_so() throws Exception {
        var server = serve(core, OPTIONS);
        try (var client = RawSocket.open(server.port())) {
            client.send(request(1, "echo"));
            assertThat(client.next()).isEqualTo(answer(1));
            var stopping = Thread.ofPlatform().start(server::close);
            assertThat(client.next()).isEqualTo("(close 1001 stopping)");
            assertThat(client.isClosed()).isTrue();
            assertThat(stopping.join(Duration.ofSeconds(5))).isTrue();
        }
    }

    @Test
    void a_silent_client_is_asked_and_one_that_stays_silent_is_let_go() throws Exception {
        var options = OPTIONS.withTimes(OPTIONS.times().withHeartbeat(Duration.ofMillis(100)));
        try (var server = serve(core, options); var client = RawSocket.open(server.port())) {
            client.send(note("n"));
            assertThat(client.next()).isEqualTo("(ping)");
            assertThat(client.isClosed()).isTrue();
            assertThat(next(core.closed)).isSameAs(next(core.received).context().connection());
        }
    }

    @Test
    void frames_that_come_with_the_request_are_read_after_the_answer() throws Exception {
        try (var server = serve(core, OPTIONS); var client = RawSocket.dial(server.port())) {
            byte[] head = ("GET /mcp HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: " + RawSocket.KEY + "\r\n\r\n").getBytes(UTF_8);
            byte[] frame = RawSocket.bytes(RawSocket.TEXT, request(1, "echo").getBytes(UTF_8));
            byte[] all = Arrays.copyOf(head, head.length + frame.length);
            System.arraycopy(frame, 0, all, head.length, frame.length);
            client.write(all);

            assertThat(next(core.received).context().binding()).isEqualTo("websocket");
        }
    }
}
