package dev.candela.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.http.netty.HttpServer;
import dev.candela.json.Json;
import dev.candela.lumen.frame.Frame;
import dev.candela.lumen.link.Insistence;
import dev.candela.lumen.payload.Dictionary;
import dev.candela.lumen.payload.PayloadReader;
import dev.candela.json.JsonLimits;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// LUMEN frames as the bodies of requests and responses.
class LumenBodyTest {
    private static final String LUMEN = "application/lumen+binary";
    private static final String JSON = "application/json";
    private static final String PING_FRAME = "120101e7030ce503322e3004e3020ae50470696e67";
    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";

    private HttpServer server = HttpServer.serve(new ScriptedReceiver()).on("127.0.0.1", 0);

    @AfterEach
    void stop() {
        server.close();
    }

    private void serveWith(Insistence lumen) {
        server.close();
        server = HttpServer.serve(new ScriptedReceiver()).with(HttpOptions.DEFAULT.withLumen(lumen)).on("127.0.0.1", 0);
    }

    private HttpResponse<byte[]> post(String type, String accept, byte[] body) throws IOException {
        var request = HttpRequest.newBuilder(server.uri()).timeout(Duration.ofSeconds(5))
            .header("Content-Type", type).header("Accept", accept)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body)).build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    private static String type(HttpResponse<byte[]> response) {
        return response.headers().firstValue("content-type").orElse("");
    }

    private static Json value(byte[] body) throws Exception {
        return Frame.parse(body, 0, body.length) instanceof Frame.Parsed.Complete(var frame, int consumed)
            && consumed == body.length
            ? new PayloadReader(Dictionary.STATIC, JsonLimits.DEFAULT).read(frame.payload())
            : Json.Null.NULL;
    }

    @Test
    void a_frame_is_answered_with_a_frame_where_that_is_accepted() throws Exception {
        var response = post(LUMEN, LUMEN, hex(PING_FRAME));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(type(response)).isEqualTo(LUMEN);
        assertThat(value(response.body()).toText())
            .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"method\":\"ping\",\"params\":{}}}");
    }

    @Test
    void a_frame_is_answered_with_json_where_only_that_is_accepted() throws IOException {
        var response = post(LUMEN, JSON + ", text/event-stream", hex(PING_FRAME));
        assertThat(type(response)).isEqualTo(JSON);
    }

    @Test
    void json_is_answered_with_a_frame_where_that_is_accepted() throws Exception {
        var response = post(JSON, JSON + ", text/event-stream, " + LUMEN, PING.getBytes(StandardCharsets.UTF_8));
        assertThat(type(response)).isEqualTo(LUMEN);
        assertThat(value(response.body())).isInstanceOf(Json.Obj.class);
    }

    @Test
    void a_frame_is_never_sent_to_whoever_accepts_anything() throws IOException {
        assertThat(type(post(JSON, "*/*", PING.getBytes(StandardCharsets.UTF_8)))).isEqualTo(JSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "12", "120101e7030ce503322e30", "120101e7030ce503322e3004e3020ae50470696e6700",
        "120103e7030ce503322e3004e3020ae50470696e67", "120109e7030ce503322e3004e3020ae50470696e67",
        "120901e7030ce503322e3004e3020ae50470696e67", "010101e8", "40ffffffffffffffffff01"})
    void a_body_that_is_not_one_frame_with_one_message_is_refused(String body) throws IOException {
        var response = post(LUMEN, LUMEN + ", " + JSON, hex(body));
        assertThat(response.statusCode()).isEqualTo(400);
    }

    @Test
    void a_frame_of_json_text_is_read() throws IOException {
        byte[] text = PING.getBytes(StandardCharsets.UTF_8);
        assertThat(post(LUMEN, LUMEN, new Frame(1, 0, text).bytes()).statusCode()).isEqualTo(200);
    }

    @Test
    void where_lumen_is_off_frames_are_neither_read_nor_sent() throws IOException {
        serveWith(Insistence.OFF);
        assertThat(post(LUMEN, JSON, hex(PING_FRAME)).statusCode()).isEqualTo(415);
        assertThat(type(post(JSON, JSON + "," + LUMEN, PING.getBytes(StandardCharsets.UTF_8)))).isEqualTo(JSON);
        assertThat(post(JSON, LUMEN, PING.getBytes(StandardCharsets.UTF_8)).statusCode()).isEqualTo(406);
    }

    @Test
    void where_lumen_is_required_nothing_else_is_read_or_sent() throws IOException {
        serveWith(Insistence.REQUIRE);
        assertThat(post(JSON, LUMEN, PING.getBytes(StandardCharsets.UTF_8)).statusCode()).isEqualTo(415);
        assertThat(post(LUMEN, JSON, hex(PING_FRAME)).statusCode()).isEqualTo(406);
        assertThat(post(LUMEN, LUMEN, hex(PING_FRAME)).statusCode()).isEqualTo(200);
    }
}
