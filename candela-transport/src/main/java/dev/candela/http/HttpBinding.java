package dev.candela.http;

import dev.candela.model.McpError;
import dev.candela.model.Principal;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The HTTP binding: an engine brings requests here and writes what comes back.
///
/// A request is judged by its head, before its body is read, in this order: does it come from where it may (403), who
/// asks (401), the path (404), the method (405), what it carries and takes (413, 415, 406). Safe for any thread.
public final class HttpBinding {
    private static final System.Logger LOG = System.getLogger(HttpBinding.class.getName());
    private static final byte[] UNAUTHORIZED = "{\"error\":\"unauthorized\"}".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FORBIDDEN = "{\"error\":\"forbidden\"}".getBytes(StandardCharsets.US_ASCII);

    private final Gate gate;
    private final Authenticator authenticator;
    private final Map<String, Endpoint> endpoints;

    /// @param loopback  whether the server can only be reached from its own machine
    /// @param random    where ids come from that nobody may guess
    public HttpBinding(List<Mount> mounts, HttpOptions options, boolean loopback, SecureRandom random) {
        this.gate = Gate.of(options, loopback);
        this.authenticator = options.authenticator();
        this.endpoints = endpoints(mounts, options, random);
    }

    /// Whether [#admit] must be given a thread that may wait.
    public boolean mayBlock() {
        return authenticator.mayBlock();
    }

    /// Judges a request by its head.
    public Admission admit(RequestHead head) {
        return admit(head, Endpoint::admit);
    }

    /// Judges a `GET` that asks to go on as a WebSocket, by the same rules.
    public Admission upgrade(RequestHead head) {
        return admit(head, Endpoint::upgrade);
    }

    /// What to ask an endpoint.
    private interface Question {
        Admission ask(Endpoint endpoint, RequestHead head, Principal principal);
    }

    private Admission admit(RequestHead head, Question question) {
        var foul = gate.refusal(head.headers());
        if (foul.isPresent()) {
            return new Admission.Answered(foul.get());
        }
        return switch (judge(head, question)) {
            case Admission.Answered(var answer) ->
                new Admission.Answered(Cors.on(answer, head.headers().get("origin")));
            case Admission.Admitted it -> it;
            case Admission.Upgraded it -> it;
        };
    }

    /// The answer to a request that the engine itself refuses, such as one that is too large.
    ///
    /// @param admitted  head of the request if it was admitted; null when it was not read so far
    public HttpAnswer refusal(int status, String message, @Nullable RequestHead admitted) {
        var answer = HttpAnswer.error(status, message);
        return Cors.on(status == 503 ? answer.with("Retry-After", "1") : answer,
            admitted == null ? null : admitted.headers().get("origin"));
    }

    private Admission judge(RequestHead head, Question question) {
        try {
            return head.method().equals("OPTIONS") ? options(head) : authenticated(head, question);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "judging a request failed", e);
            return new Admission.Answered(
                HttpAnswer.error(500, new McpError(McpError.INTERNAL_ERROR, "Internal error")));
        }
    }

    private Admission options(RequestHead head) {
        var endpoint = endpoint(head.path());
        return endpoint == null ? notFound()
            : new Admission.Answered(Cors.preflight(head.headers(), endpoint.methods()));
    }

    private Admission authenticated(RequestHead head, Question question) {
        return switch (authenticator.authenticate(head.headers())) {
            case Authenticator.Verdict.Refused(int status, var challenge) -> new Admission.Answered(
                HttpAnswer.json(status, status == 403 ? FORBIDDEN : UNAUTHORIZED).with("WWW-Authenticate", challenge));
            case Authenticator.Verdict.Accepted(var principal) -> {
                var endpoint = endpoint(head.path());
                yield endpoint == null ? notFound() : question.ask(endpoint, head, principal);
            }
        };
    }

    /// A trailing slash makes no difference.
    private @Nullable Endpoint endpoint(String path) {
        var exact = endpoints.get(path);
        return exact != null || !path.endsWith("/") ? exact : endpoints.get(path.substring(0, path.length() - 1));
    }

    private static Admission notFound() {
        return new Admission.Answered(HttpAnswer.error(404, "Not found"));
    }

    private static Map<String, Endpoint> endpoints(List<Mount> mounts, HttpOptions options, SecureRandom random) {
        var endpoints = new HashMap<String, Endpoint>();
        var texts = new EventText();
        for (var mount : mounts) {
            if (endpoints.put(mount.path(), new McpEndpoint(mount.receiver(), options, texts)) != null) {
                throw new IllegalArgumentException("path: " + mount.path() + " is mounted twice (expected: once)");
            }
        }
        if (options.ssePair()) {
            for (var mount : mounts) {
                var pair = new SsePair(mount, options, texts, random);
                endpoints.putIfAbsent(pair.streamPath(), pair.stream());
                endpoints.putIfAbsent(pair.messagesPath(), pair.messages());
            }
        }
        return Map.copyOf(endpoints);
    }
}
