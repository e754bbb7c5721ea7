package dev.candela.server;

import dev.candela.json.Json;
import dev.candela.model.Principal;
import dev.candela.model.Tool;
import dev.candela.rpc.Connection;
import dev.candela.rpc.Headers;
import dev.candela.rpc.Refusal;
import dev.candela.rpc.Sink;
import dev.candela.rpc.TransportContext;
import dev.candela.state.KeyRing;
import dev.candela.wire.HeaderName;
import dev.candela.wire.Message;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A server whose time the test turns, and its clients.
final class Rig implements AutoCloseable {
    static final KeyRing KEYS = KeyRing.of("00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff");

    final TestTime time;
    final McpServer server;

    Rig(UnaryOperator<McpServerBuilder> description) {
        this(new TestTime(), KEYS, description);
    }

    Rig(TestTime time, KeyRing keys, UnaryOperator<McpServerBuilder> description) {
        this.time = time;
        this.server = description.apply(McpServer.named("rig", "1"))
            .state(ServerState.inMemory().withKeys(keys).withTime(time, time))
            .build();
    }

    Rig(TestTime time, McpServer server) {
        this.time = time;
        this.server = server;
    }

    @Override
    public void close() {
        server.close();
    }

    /// A tool that returns a text.
    static ToolDefinition tool(String name, String text) {
        return ToolDefinition.of(tool(name), (_, _) -> text);
    }

    static Tool tool(String name) {
        return Tool.of(name, "A tool", Texts.object(Texts.OBJECT));
    }

    /// A tool that answers at once.
    static McpServerBuilder echo(McpServerBuilder builder) {
        return builder.tool(tool("echo"), (_, _) -> "hello");
    }

    private record Fields(Map<String, List<String>> fields) implements Headers {
        @Override
        public List<String> all(String name) {
            return fields.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
        }

        @Override
        public Set<String> names() {
            return fields.keySet();
        }
    }

    /// A client over exchanges that each stand for themselves, with header fields.
    Http http() {
        return new Http("somebody", "10.0.0.1", true);
    }

    /// @param remote  where it comes from
    Http http(String principal, String remote) {
        return new Http(principal, remote, true);
    }

    final class Http {
        private final String principal;
        private final String remote;
        private final boolean streams;
        private final Map<String, String> always = new HashMap<>();
        private final Set<String> dropped = new HashSet<>();

        private Http(String principal, String remote, boolean streams) {
            this.principal = principal;
            this.remote = remote;
            this.streams = streams;
        }

        /// The same client, unable to read event streams.
        Http withoutStreams() {
            var next = new Http(principal, remote, false);
            next.always.putAll(always);
            return next;
        }

        /// @param value  null to send none; lines become fields of their own
        Http header(String name, @Nullable String value) {
            if (value == null) {
                always.remove(name.toLowerCase(Locale.ROOT));
            } else {
                always.put(name.toLowerCase(Locale.ROOT), value);
            }
            return this;
        }

        /// Leaves out a field that requests of the modern era repeat.
        Http without(String name) {
            dropped.add(name);
            return this;
        }

        Http session(@Nullable String id) {
            return header(HeaderName.SESSION_ID, id);
        }

        String session() {
            return Objects.requireNonNull(always.get(HeaderName.SESSION_ID.toLowerCase(Locale.ROOT)));
        }

        /// Shakes hands and says that it is ready.
        Http initialized(String revision, String capabilities) {
            var answer = post(Texts.initialize("0", revision, capabilities));
            answer.result();
            session(answer.session());
            post(Texts.notification("notifications/initialized", "{}"));
            return this;
        }

        Recorder post(String text) {
            var sink = new Recorder(streams);
            var message = Texts.message(text);
            return sink.run(server.receive(message, context(mirror(message)), sink));
        }

        Recorder get(@Nullable String lastEventId) {
            var sink = new Recorder(streams);
            return sink.run(server.attach(context(Map.of()), lastEventId, sink));
        }

        Optional<Refusal> delete() {
            return server.end(context(Map.of()));
        }

        private TransportContext context(Map<String, String> mirrored) {
            var fields = new HashMap<String, List<String>>();
            mirrored.forEach((name, value) -> fields.put(name, List.of(value)));
            always.forEach((name, value) -> fields.put(name, List.of(value.split("\n", -1))));
            dropped.forEach(fields::remove);
            return new TransportContext("test", null, new Fields(fields), new Principal(principal), remote);
        }

        /// What the modern era wants repeated in header fields.
        private static Map<String, String> mirror(Message message) {
            if (!(message instanceof Message.Request(_, var method, var params))) {
                return Map.of();
            }
            var version = params.object("_meta")
                .flatMap(it -> it.text("io.modelcontextprotocol/protocolVersion"));
            if (version.isEmpty()) {
                return Map.of();
            }
            var fields = new HashMap<>(Map.of("mcp-protocol-version", version.get(), "mcp-method", method));
            params.text(method.equals("resources/read") ? "uri" : "name").ifPresent(it -> fields.put("mcp-name", it));
            return fields;
        }
    }

    /// A client on a connection.
    Pipe pipe() {
        return new Pipe();
    }

    final class Pipe implements Connection {
        final Recorder out = Recorder.pipe();

        @Override
        public Sink sink() {
            return out;
        }

        Pipe send(String text) {
            var work = server.receive(Texts.message(text), TransportContext.pipe("test", this), out);
            out.run(work);
            return this;
        }

        /// Shakes hands and says that it is ready.
        Pipe initialized(String revision, String capabilities) {
            send(Texts.initialize("0", revision, capabilities)).out.result();
            return send(Texts.notification("notifications/initialized", "{}"));
        }

        /// Sends a request and takes the answer.
        Json.Obj ask(String text) {
            return send(text).out.result();
        }

        void gone() {
            server.closed(this);
        }
    }
}
