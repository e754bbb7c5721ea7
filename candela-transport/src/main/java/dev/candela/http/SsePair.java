package dev.candela.http;

import dev.candela.lumen.link.Insistence;
import dev.candela.model.Principal;
import dev.candela.rpc.Limits;
import dev.candela.rpc.Refusal;
import dev.candela.wire.MessageReader;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The two paths of revision 2024-11-05: a stream to read from, and a path to post to, whose answers come by the
/// stream.
///
/// @see <a href="https://modelcontextprotocol.io/specification/2024-11-05/basic/transports">Transports</a>
final class SsePair {
    private static final int ID_BYTES = 16;
    private static final String ID_PARAMETER = "sessionId";

    private final HttpOptions options;
    private final SecureRandom random;
    private final Limits limits;
    private final SsePipe.Shared shared;
    private final String parent;
    private final Map<String, SsePipe> pipes = new ConcurrentHashMap<>();

    SsePair(Mount mount, HttpOptions options, EventText texts, SecureRandom random) {
        this.options = options;
        this.random = random;
        this.limits = mount.receiver().limits();
        this.shared = new SsePipe.Shared(mount.receiver(), new MessageReader(limits.json(), limits.batchMax()), texts,
            limits.messageBytesMax());
        String path = mount.path();
        this.parent = path.endsWith("/mcp") ? path.substring(0, path.length() - "/mcp".length()) : path;
    }

    String streamPath() {
        return parent + "/sse";
    }

    String messagesPath() {
        return parent + "/messages";
    }

    Endpoint stream() {
        return new Stream();
    }

    Endpoint messages() {
        return new Messages();
    }

    private final class Stream implements Endpoint {
        @Override
        public String methods() {
            return "GET, OPTIONS";
        }

        @Override
        public Admission admit(RequestHead head, Principal principal) {
            if (!head.method().equals("GET")) {
                return otherMethod();
            }
            var accept = Accept.of(head.headers().all("accept"));
            if (!accept.eventStream()) {
                return new Admission.Answered(
                    HttpAnswer.error(406, "Accept: not served (expected: text/event-stream)"));
            }
            if (pipes.size() >= limits.sessionsMax()) {
                return new Admission.Answered(busy());
            }
            var form = new Reply.Form(accept, head.headers().get("origin"), false, options.times().slowReader());
            var asker = new SsePipe.Asker(principal, head.remote());
            return new Admission.Admitted(0, limits.queueBytesMax(), (exchange, _) -> open(exchange, form, asker));
        }

        private void open(HttpExchange exchange, Reply.Form form, SsePipe.Asker asker) {
            var bytes = new byte[ID_BYTES];
            random.nextBytes(bytes);
            String id = HexFormat.of().formatHex(bytes);
            var pipe = new SsePipe(shared, exchange, form, asker);
            pipes.put(id, pipe);
            pipe.open(messagesPath() + "?" + ID_PARAMETER + "=" + id, () -> pipes.remove(id));
        }
    }

    private final class Messages implements Endpoint {
        @Override
        public String methods() {
            return "POST, OPTIONS";
        }

        @Override
        public Admission admit(RequestHead head, Principal principal) {
            if (!head.method().equals("POST")) {
                return otherMethod();
            }
            var pipe = head.queryValue(ID_PARAMETER).map(pipes::get).filter(it -> it.isOf(principal));
            if (pipe.isEmpty()) {
                return new Admission.Answered(unknown());
            }
            var unreadable = Bodies.refusal(head.headers(), Insistence.OFF);
            if (unreadable.isPresent()) {
                return new Admission.Answered(unreadable.get());
            }
            String origin = head.headers().get("origin");
            return new Admission.Admitted(limits.messageBytesMax(), limits.queueBytesMax(), (exchange, body) ->
                exchange.answer(Cors.on(taken(pipe.get().take(body)), origin)));
        }

        private static HttpAnswer taken(SsePipe.Taken taken) {
            return switch (taken) {
                case TAKEN -> HttpAnswer.of(202);
                case BUSY -> busy();
                case CLOSED -> unknown();
            };
        }
    }

    private static HttpAnswer unknown() {
        return HttpAnswer.error(404, ID_PARAMETER + ": unknown (expected: that of an open stream)");
    }

    private static HttpAnswer busy() {
        return Refusals.explain(HttpAnswer.error(429, Refusals.message(Refusal.BUSY)), Refusal.BUSY);
    }
}
