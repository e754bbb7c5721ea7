package dev.candela.http;

import dev.candela.lumen.link.Insistence;
import dev.candela.model.McpError;
import dev.candela.model.Principal;
import dev.candela.rpc.Limits;
import dev.candela.rpc.Receiver;
import dev.candela.rpc.TransportContext;
import dev.candela.rpc.Work;
import dev.candela.wire.HeaderName;
import dev.candela.wire.Message;
import dev.candela.wire.MessageReader;
import java.lang.System.Logger.Level;

/// One server at one path: messages are posted, streams are got, sessions are deleted.
///
/// @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/basic/transports/streamable-http">page</a>
final class McpEndpoint implements Endpoint {
    private static final System.Logger LOG = System.getLogger(McpEndpoint.class.getName());
    private static final String BINDING = "http";
    private static final String WEBSOCKET_VERSION = "13";
    private static final int WEBSOCKET_KEY_CHARS = 24;

    private final Receiver receiver;
    private final HttpOptions options;
    private final EventText texts;
    private final Limits limits;
    private final MessageReader reader;
    private final LumenBody frames;

    McpEndpoint(Receiver receiver, HttpOptions options, EventText texts) {
        this.receiver = receiver;
        this.options = options;
        this.texts = texts;
        this.limits = receiver.limits();
        this.reader = new MessageReader(limits.json(), limits.batchMax());
        this.frames = new LumenBody(limits.json(), reader);
    }

    @Override
    public String methods() {
        return "GET, POST, DELETE, OPTIONS";
    }

    @Override
    public Admission admit(RequestHead head, Principal principal) {
        return switch (head.method()) {
            case "POST" -> admitPost(head, principal);
            case "GET" -> admitGet(head, principal);
            case "DELETE" -> admitted(0, (exchange, _) ->
                Thread.startVirtualThread(() -> delete(exchange, head, principal)));
            default -> otherMethod();
        };
    }

    @Override
    public Admission upgrade(RequestHead head, Principal principal) {
        var wires = options.websocket();
        if (wires == null) {
            return admit(head, principal);
        }
        if (!WEBSOCKET_VERSION.equals(head.headers().get("sec-websocket-version"))) {
            return new Admission.Answered(
                HttpAnswer.error(426, "Sec-WebSocket-Version: unknown (expected: " + WEBSOCKET_VERSION + ")")
                    .with("Upgrade", "websocket").with("Sec-WebSocket-Version", WEBSOCKET_VERSION));
        }
        String key = head.headers().get("sec-websocket-key");
        return key == null || key.length() != WEBSOCKET_KEY_CHARS
            ? new Admission.Answered(HttpAnswer.error(400, "Sec-WebSocket-Key: none (expected: 16 bytes in base64)"))
            : new Admission.Upgraded(receiver, principal, wires);
    }

    private Admission admitPost(RequestHead head, Principal principal) {
        var unreadable = Bodies.refusal(head.headers(), options.lumen());
        if (unreadable.isPresent()) {
            return new Admission.Answered(unreadable.get());
        }
        var accept = Accept.of(head.headers().all("accept")).within(options.lumen());
        if (accept.nothing()) {
            return notAcceptable((options.lumen() == Insistence.REQUIRE ? LumenBody.TYPE : "application/json")
                + " or text/event-stream");
        }
        return admitted(limits.messageBytesMax(), (exchange, body) ->
            Thread.startVirtualThread(() -> post(exchange, body, head, form(head, accept), principal)));
    }

    private Admission admitGet(RequestHead head, Principal principal) {
        var accept = Accept.of(head.headers().all("accept"));
        return accept.eventStream()
            ? admitted(0, (exchange, _) ->
                Thread.startVirtualThread(() -> attach(exchange, head, form(head, accept), principal)))
            : notAcceptable("text/event-stream");
    }

    private void post(HttpExchange exchange, byte[] body, RequestHead head, Reply.Form form, Principal principal) {
        var reply = Reply.answer(exchange, texts, form);
        try {
            var message = body.length == 0
                ? new Message.Malformed(null, new McpError(McpError.PARSE_ERROR, "Empty body"))
                : Bodies.isLumen(head.headers()) ? frames.read(body) : reader.read(body);
            reply.expect(message);
            run(receiver.receive(message, context(head, principal), reply), reply);
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "delivery failed", e);
            reply.fail();
        }
    }

    private void attach(HttpExchange exchange, RequestHead head, Reply.Form form, Principal principal) {
        var reply = Reply.attached(exchange, texts, form);
        try {
            var work = receiver.attach(context(head, principal), head.headers().get(HeaderName.LAST_EVENT_ID), reply);
            reply.open();
            run(work, reply);
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "attaching failed", e);
            reply.fail();
        }
    }

    private static void run(Work work, Reply reply) {
        reply.working(work);
        work.run();
        reply.settle();
    }

    private void delete(HttpExchange exchange, RequestHead head, Principal principal) {
        HttpAnswer answer;
        try {
            answer = receiver.end(context(head, principal))
                .map(why -> Refusals.explain(HttpAnswer.error(Refusals.status(why), Refusals.message(why)), why))
                .orElse(HttpAnswer.of(204));
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "ending a session failed", e);
            answer = HttpAnswer.error(500, new McpError(McpError.INTERNAL_ERROR, "Internal error"));
        }
        exchange.answer(Cors.on(answer, head.headers().get("origin")));
    }

    private static TransportContext context(RequestHead head, Principal principal) {
        return new TransportContext(BINDING, null, head.headers(), principal, head.remote());
    }

    private Reply.Form form(RequestHead head, Accept accept) {
        String codings = head.headers().get("accept-encoding");
        boolean gzip = options.gzip() && codings != null && Accept.coding(codings, "gzip");
        return new Reply.Form(accept, head.headers().get("origin"), gzip, options.times().slowReader());
    }

    private Admission admitted(int bodyBytesMax, Admission.Delivery delivery) {
        return new Admission.Admitted(bodyBytesMax, limits.queueBytesMax(), delivery);
    }

    private static Admission notAcceptable(String expected) {
        return new Admission.Answered(HttpAnswer.error(406, "Accept: not served (expected: " + expected + ")"));
    }
}
