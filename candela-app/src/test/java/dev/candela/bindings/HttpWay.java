package dev.candela.bindings;

import dev.candela.json.Json;
import dev.candela.json.JsonLimits;
import dev.candela.lumen.frame.Flags;
import dev.candela.lumen.frame.Frame;
import dev.candela.lumen.frame.FrameType;
import dev.candela.lumen.MalformedLumen;
import dev.candela.lumen.payload.Dictionary;
import dev.candela.lumen.payload.PayloadReader;
import dev.candela.lumen.payload.PayloadWriter;
import dev.candela.lumen.payload.Profile;
import dev.candela.model.McpError;
import dev.candela.model.RequestId;
import dev.candela.rpc.Connection;
import dev.candela.rpc.Limits;
import dev.candela.rpc.Receiver;
import dev.candela.rpc.Sink;
import dev.candela.rpc.TransportContext;
import dev.candela.wire.Message;
import dev.candela.wire.MessageReader;
import dev.candela.wire.MessageWriter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Streamable HTTP as a way: a request is a POST that runs on a thread of its own, everything else one that is waited
/// for; what a legacy session says on its own comes by a GET.
final class HttpWay implements Way {
    private static final String EVENTS = "text/event-stream";
    private static final String JSON = "application/json";
    private static final String LUMEN = "application/lumen+binary";
    private static final String VERSION = "io.modelcontextprotocol/protocolVersion";

    private final URI uri;
    private final boolean lumen;
    private final Receiver near;
    private final TransportContext context = TransportContext.pipe("http", new Nowhere());
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final MessageReader reader = new MessageReader(JsonLimits.DEFAULT, Limits.DEFAULT.batchMax());
    private final Map<RequestId, HttpCall> running = new ConcurrentHashMap<>();
    private volatile @Nullable String session;
    private volatile String version = Case.LEGACY;
    private volatile boolean closed;

    HttpWay(URI uri, boolean lumen, Receiver near) {
        this.uri = uri;
        this.lumen = lumen;
        this.near = near;
    }

    @Override
    public boolean send(Message message) {
        if (message instanceof Message.Request it) {
            var call = new HttpCall();
            running.put(it.id(), call);
            Thread.startVirtualThread(() -> {
                exchange(message, call);
                running.remove(it.id());
            });
        } else if (session == null && isNotification(message, "notifications/cancelled")) {
            abandon(message);
        } else {
            exchange(message, new HttpCall());
        }
        return !closed;
    }

    private static boolean isNotification(Message message, String wanted) {
        return message instanceof Message.Notification(String method, _) && method.equals(wanted);
    }

    /// In the modern era, closing the response is how a client cancels.
    private void abandon(Message message) {
        if (message instanceof Message.Notification(_, Json.Obj params)) {
            params.get("requestId").map(RequestId::new).map(running::get).ifPresent(HttpCall::abandon);
        }
    }

    private void exchange(Message message, HttpCall call) {
        try {
            byte[] body = Raw.bytes(message).orElseGet(() -> body(message));
            var request = request(message).POST(HttpRequest.BodyPublishers.ofByteArray(body)).build();
            read(call.send(client, request), message);
            if (isNotification(message, "notifications/initialized")) {
                listen();
            }
        } catch (IOException e) {
            if (!closed && !call.isAbandoned() && message instanceof Message.Request(RequestId id, _, _)) {
                tell(new Message.Failure(id, new McpError(McpError.INTERNAL_ERROR, "HTTP: " + e)));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Opens the stream of a session.
    private void listen() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri).header("Accept", EVENTS).header("MCP-Protocol-Version", version)
            .header("Mcp-Session-Id", String.valueOf(session)).GET().build();
        var response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        Thread.startVirtualThread(() -> {
            try {
                events(response.body());
            } catch (IOException _) {
                // The client has gone.
            }
        });
    }

    private HttpRequest.Builder request(Message message) {
        var builder = HttpRequest.newBuilder(uri)
            .header("Content-Type", lumen ? LUMEN : JSON)
            .header("Accept", lumen ? LUMEN + ", " + EVENTS : JSON + ", " + EVENTS);
        String id = session;
        if (id != null) {
            return builder.header("Mcp-Session-Id", id).header("MCP-Protocol-Version", version);
        }
        if (message instanceof Message.Request(_, String method, Json.Obj params)) {
            var modern = params.object("_meta").flatMap(it -> it.text(VERSION));
            if (modern.isPresent()) {
                builder.header("MCP-Protocol-Version", modern.get()).header("Mcp-Method", method);
                params.text("name").or(() -> params.text("uri")).ifPresent(it -> builder.header("Mcp-Name", it));
            }
        }
        return builder;
    }

    private byte[] body(Message message) {
        if (!lumen) {
            return MessageWriter.bytes(message);
        }
        return new PayloadWriter(Dictionary.STATIC, Profile.REFERENCE).bytes(MessageWriter.json(message))
            .map(it -> Frame.of(FrameType.REQUEST, Flags.COMPRESSED, it))
            .orElseGet(() -> Frame.of(FrameType.REQUEST, 0, MessageWriter.bytes(message)))
            .bytes();
    }

    private void read(HttpResponse<InputStream> response, Message to) throws IOException {
        String type = response.headers().firstValue("Content-Type").orElse("");
        if (to instanceof Message.Request(_, String method, _) && method.equals("initialize")) {
            response.headers().firstValue("Mcp-Session-Id").ifPresent(it -> session = it);
        }
        try (var body = response.body()) {
            switch (type) {
                case EVENTS -> events(body);
                case LUMEN -> tell(message(body.readAllBytes()));
                case JSON -> tell(reader.read(body.readAllBytes()));
                default -> { }
            }
        }
    }

    private Message message(byte[] body) throws IOException {
        if (!(Frame.parse(body, 0, body.length) instanceof Frame.Parsed.Complete(Frame frame, int consumed))
                || consumed != body.length) {
            throw new IOException("body: no frame");
        }
        if (!Flags.has(frame.flags(), Flags.COMPRESSED)) {
            return reader.read(frame.payload());
        }
        try {
            return reader.message(new PayloadReader(Dictionary.STATIC, JsonLimits.DEFAULT).read(frame.payload()));
        } catch (MalformedLumen e) {
            throw new IOException(e);
        }
    }

    private void events(InputStream body) throws IOException {
        var data = new StringBuilder();
        var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("data:")) {
                data.append(line.substring("data:".length()).strip());
            } else if (line.isEmpty() && !data.isEmpty()) {
                tell(reader.read(data.toString().getBytes(StandardCharsets.UTF_8)));
                data.setLength(0);
            }
        }
    }

    private void tell(Message message) {
        if (message instanceof Message.Success(_, Json.Obj result) && session != null) {
            result.text("protocolVersion").ifPresent(it -> version = it);
        }
        var _ = near.receive(message, context, new Nowhere());
    }

    /// A session outlives its connections, so a client that goes has to end it.
    @Override
    public void close() {
        String id = session;
        if (!closed && id != null) {
            endSession(id);
        }
        closed = true;
        client.shutdownNow();
    }

    private void endSession(String id) {
        closed = true;
        try {
            var request = HttpRequest.newBuilder(uri).header("Mcp-Session-Id", id)
                .header("MCP-Protocol-Version", version).DELETE().build();
            var _ = client.send(request, HttpResponse.BodyHandlers.discarding());
        } catch (IOException _) {
            // It is closed anyway.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Nobody answers on what an exchange has brought: answers are exchanges of their own.
    private record Nowhere() implements Connection, Sink {
        @Override
        public Sink sink() {
            return this;
        }

        @Override
        public boolean send(Message message, @Nullable String eventId) {
            return false;
        }
    }
}
