package dev.candela.testkit;

import dev.candela.json.Json;
import dev.candela.model.Principal;
import dev.candela.rpc.Receiver;
import dev.candela.rpc.Refusal;
import dev.candela.rpc.TransportContext;
import dev.candela.rpc.Work;
import dev.candela.wire.HeaderName;
import dev.candela.wire.HeaderValue;
import dev.candela.wire.Message;
import dev.candela.wire.MessageReader;
import dev.candela.wire.Meta;
import dev.candela.wire.Method;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A client that has an exchange of its own for every message, in memory: what Streamable HTTP is, without HTTP.
///
/// ```java
/// var http = MemoryHttp.to(server);
/// var opened = http.post(initialize);
/// var inSession = http.with("Mcp-Session-Id", opened.session().orElseThrow());
/// var stream = inSession.open();
/// inSession.post(request).response();
/// stream.nextEvent();
/// ```
///
/// Immutable and safe for any thread.
public final class MemoryHttp {
    private final Receiver receiver;
    private final MemoryHeaders headers;
    private final Client client;
    private final boolean mirrors;

    /// Who the client is and what it can do.
    private record Client(Principal principal, String remote, boolean streams) {}

    private MemoryHttp(Receiver receiver, MemoryHeaders headers, Client client, boolean mirrors) {
        this.receiver = receiver;
        this.headers = headers;
        this.client = client;
        this.mirrors = mirrors;
    }

    /// A client without header fields that is nobody in particular and can read streams.
    public static MemoryHttp to(Receiver receiver) {
        return new MemoryHttp(receiver, MemoryHeaders.NONE, new Client(Principal.ANONYMOUS, "memory", true), false);
    }

    /// This client with one more header field in every exchange.
    public MemoryHttp with(String name, String value) {
        return new MemoryHttp(receiver, headers.with(name, value), client, mirrors);
    }

    /// This client without that header field.
    public MemoryHttp without(String name) {
        return new MemoryHttp(receiver, headers.without(name), client, mirrors);
    }

    /// This client with the header fields that repeat the revision, the method and the name of every request that it
    /// posts.
    public MemoryHttp mirroring() {
        return new MemoryHttp(receiver, headers, client, true);
    }

    /// This client, known to be somebody.
    public MemoryHttp as(Principal principal) {
        return new MemoryHttp(
            receiver, headers, new Client(principal, client.remote, client.streams), mirrors);
    }

    /// This client, from somewhere else.
    public MemoryHttp from(String remote) {
        return new MemoryHttp(receiver, headers, new Client(client.principal, remote, client.streams), mirrors);
    }

    /// This client, unable to read streams.
    public MemoryHttp withoutStreams() {
        return new MemoryHttp(receiver, headers, new Client(client.principal, client.remote, false), mirrors);
    }

    /// Posts what is written, valid or not.
    public MemoryExchange post(String json) {
        var limits = receiver.limits();
        return post(new MessageReader(limits.json(), limits.batchMax()).read(json.getBytes(StandardCharsets.UTF_8)));
    }

    public MemoryExchange post(Message message) {
        var exchange = new MemoryExchange(client.streams, true);
        var context = context(mirrors ? mirrored(message) : headers);
        run(receiver.receive(message, context, exchange.sink()), exchange, MemoryExchange.asks(message));
        return exchange;
    }

    /// Opens a stream for what the server has to say on its own.
    public MemoryExchange open() {
        return attach(null);
    }

    /// Goes on with a stream behind the event of that id.
    public MemoryExchange open(String lastEventId) {
        return attach(lastEventId);
    }

    private MemoryExchange attach(@Nullable String lastEventId) {
        var exchange = new MemoryExchange(client.streams, false);
        run(receiver.attach(context(headers), lastEventId, exchange.sink()), exchange, true);
        exchange.sink().prime(null);
        return exchange;
    }

    /// Ends the session that the header fields name.
    ///
    /// @return why it could not be ended; empty when it has ended
    public Optional<Refusal> end() {
        return receiver.end(context(headers));
    }

    private static void run(Work work, MemoryExchange exchange, boolean asked) {
        exchange.working(work);
        if (Work.NONE.equals(work)) {
            exchange.settle(asked);
        } else {
            Thread.startVirtualThread(() -> {
                work.run();
                exchange.settle(asked);
            });
        }
    }

    private TransportContext context(MemoryHeaders fields) {
        return new TransportContext("memory", null, fields, client.principal, client.remote);
    }

    private MemoryHeaders mirrored(Message message) {
        if (!(message instanceof Message.Request(_, var method, var params))) {
            return headers;
        }
        var fields = headers.with(HeaderName.METHOD, HeaderValue.encode(method));
        if (Meta.of(params).member(Meta.PROTOCOL_VERSION) instanceof Json.Str(var version)) {
            fields = fields.with(HeaderName.PROTOCOL_VERSION, version);
        }
        var name = Method.namedBy(method).flatMap(params::text);
        return name.isPresent() ? fields.with(HeaderName.NAME, HeaderValue.encode(name.get())) : fields;
    }
}
