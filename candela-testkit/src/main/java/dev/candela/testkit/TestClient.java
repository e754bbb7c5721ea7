package dev.candela.testkit;

import dev.candela.json.Json;
import dev.candela.model.LogLevel;
import dev.candela.model.McpError;
import dev.candela.model.RequestId;
import dev.candela.rpc.Receiver;
import dev.candela.wire.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A client for tests of a server: in the same process, without a transport, in either era.
///
/// ```java
/// try (var client = TestClient.modern(server)) {
///     assertThat(client.call("add", Json.obj("a", 1, "b", 2)).structured()).isEqualTo(Json.obj("sum", 3));
/// }
/// ```
///
/// It begins with its first request. Say before how it answers the server's questions: what it can answer is what it
/// tells the server that it can do. The same test runs in every revision with [#everyRevision].
///
/// Every wait ends after 5 s with an [AssertionError]. Safe for any thread.
public final class TestClient implements AutoCloseable {
    /// Rounds of questions before one result.
    private static final int ROUNDS_MAX = 10;

    private final ClientEra era;
    private final MemoryPipe pipe;
    private final Inbox<Message.Response> responses = new Inbox<>();
    private final Inbox<Message.Notification> notifications = new Inbox<>();
    private final Map<String, Function<Json.Obj, Json.Obj>> answers = new ConcurrentHashMap<>();
    private final AtomicLong lastId = new AtomicLong();
    private volatile Json.Obj capabilities = Json.Obj.EMPTY;
    private volatile @Nullable LogLevel level;
    private Json.@Nullable Obj opened;

    private TestClient(Receiver receiver, ClientEra era) {
        this.era = era;
        this.pipe = MemoryPipe.to(receiver, this::arrived);
    }

    /// A client of the modern era.
    public static TestClient modern(Receiver receiver) {
        return new TestClient(receiver, new ClientEra.Modern());
    }

    /// A client of the legacy era.
    ///
    /// @param revision  the one that it asks for, such as `2025-11-25`
    public static TestClient legacy(Receiver receiver, String revision) {
        return new TestClient(receiver, new ClientEra.Legacy(revision));
    }

    /// One client of each published revision, newest first.
    public static List<TestClient> everyRevision(Receiver receiver) {
        return Stream.concat(Stream.of(modern(receiver)),
            WireNames.LEGACY.stream().map(it -> legacy(receiver, it))).toList();
    }

    /// The revision that this client speaks.
    public String revision() {
        return era.revision();
    }

    /// Adds to what the client says that it can do.
    public TestClient capable(Json.Obj more) {
        capabilities = capabilities.merge(more);
        return this;
    }

    /// Answers the user's part of forms and links.
    ///
    /// @param answer  from the params of the question to its result
    public TestClient onElicit(Function<Json.Obj, Json.Obj> answer) {
        answers.put(WireNames.ELICIT, answer);
        return capable(Json.obj("elicitation", Json.obj("form", Json.Obj.EMPTY, "url", Json.Obj.EMPTY)));
    }

    /// Answers what the server asks the model.
    ///
    /// @param answer  from the params of the question to its result
    public TestClient onSample(Function<Json.Obj, Json.Obj> answer) {
        answers.put(WireNames.SAMPLE, answer);
        return capable(Json.obj("sampling", Json.Obj.EMPTY));
    }

    /// Has these roots, given by their URIs.
    public TestClient roots(String... uris) {
        var roots = Json.arr(Stream.of(uris).map(it -> Json.obj("uri", it)).toArray());
        answers.put(WireNames.ROOTS, _ -> Json.obj("roots", roots));
        return capable(Json.obj("roots", Json.Obj.EMPTY));
    }

    /// Wants log messages of that level and above.
    public synchronized TestClient logging(LogLevel from) {
        level = from;
        if (opened != null) {
            setLevel();
        }
        return this;
    }

    private void setLevel() {
        var wanted = level;
        if (wanted != null && era instanceof ClientEra.Legacy) {
            send(WireNames.SET_LEVEL, Json.obj("level", wanted.name().toLowerCase(Locale.ROOT))).await().result();
        }
    }

    /// What the server says of itself: its answer to `server/discover` or to `initialize`.
    public synchronized Json.Obj server() {
        var known = opened;
        if (known == null) {
            known = send(era.openingMethod(), era.opening(capabilities)).await().result();
            opened = known;
            if (era instanceof ClientEra.Legacy) {
                notify(WireNames.INITIALIZED, Json.Obj.EMPTY);
                setLevel();
            }
        }
        return known;
    }

    /// Calls a tool without arguments.
    public Reply call(String tool) {
        return call(tool, Json.Obj.EMPTY);
    }

    /// Calls a tool, and answers what it asks.
    public Reply call(String tool, Json.Obj arguments) {
        return request(WireNames.CALL_TOOL, Json.obj("name", tool, "arguments", arguments));
    }

    /// Reads a resource.
    public Reply read(String uri) {
        return request(WireNames.READ_RESOURCE, Json.obj("uri", uri));
    }

    /// Gets a prompt.
    public Reply prompt(String name, Json.Obj arguments) {
        return request(WireNames.GET_PROMPT, Json.obj("name", name, "arguments", arguments));
    }

    /// Asks for values of an argument of a prompt.
    public List<String> completePrompt(String prompt, String argument, String typed) {
        return complete(Json.obj("type", "ref/prompt", "name", prompt), argument, typed);
    }

    /// Asks for values of a variable of a resource template.
    public List<String> completeTemplate(String uriTemplate, String variable, String typed) {
        return complete(Json.obj("type", "ref/resource", "uri", uriTemplate), variable, typed);
    }

    private List<String> complete(Json.Obj reference, String argument, String typed) {
        var reply = request(WireNames.COMPLETE,
            Json.obj("ref", reference, "argument", Json.obj("name", argument, "value", typed)));
        var values = reply.result().object("completion").flatMap(it -> it.array("values")).orElse(List.of());
        return values.stream().map(it -> it instanceof Json.Str(var text) ? text : it.toText()).toList();
    }

    /// All tools, of all pages.
    public List<Json.Obj> tools() {
        return all(WireNames.LIST_TOOLS, "tools");
    }

    /// All resources, of all pages.
    public List<Json.Obj> resources() {
        return all(WireNames.LIST_RESOURCES, "resources");
    }

    /// All resource templates, of all pages.
    public List<Json.Obj> templates() {
        return all(WireNames.LIST_TEMPLATES, "resourceTemplates");
    }

    /// All prompts, of all pages.
    public List<Json.Obj> prompts() {
        return all(WireNames.LIST_PROMPTS, "prompts");
    }

    private List<Json.Obj> all(String method, String member) {
        var found = new ArrayList<Json.Obj>();
        var params = Json.Obj.EMPTY;
        while (true) {
            var page = request(method, params);
            found.addAll(page.list(member));
            var next = page.result().text(WireNames.NEXT_CURSOR);
            if (next.isEmpty()) {
                return found;
            }
            params = Json.obj("cursor", next.get());
        }
    }

    /// Wants to hear when lists change, and when these resources do.
    public TestClient watch(String... uris) {
        switch (era) {
            case ClientEra.Modern _ -> {
                start(WireNames.LISTEN, Json.obj("notifications", Json.obj("toolsListChanged", true,
                    "promptsListChanged", true, "resourcesListChanged", true,
                    "resourceSubscriptions", List.of(uris))));
                awaitNotification("notifications/subscriptions/acknowledged");
            }
            case ClientEra.Legacy _ -> {
                server();
                for (String uri : uris) {
                    request(WireNames.SUBSCRIBE, Json.obj("uri", uri)).result();
                }
            }
        }
        return this;
    }

    /// Sends a request and waits for what it comes to, answering what the server asks on the way.
    ///
    /// A question that the client was not told how to answer ends the waiting: the reply then holds the question, or
    /// in the legacy era what became of it.
    public Reply request(String method, Json.Obj params) {
        var reply = start(method, params).await();
        for (int round = 1; isQuestion(reply) && answers.keySet().containsAll(asked(reply)); round++) {
            if (round > ROUNDS_MAX) {
                throw new AssertionError("still asked after " + ROUNDS_MAX + " rounds: " + reply);
            }
            reply = start(method, answered(params, reply)).await();
        }
        return reply;
    }

    /// Sends a request and does not wait.
    public PendingReply start(String method, Json.Obj params) {
        server();
        return send(method, params);
    }

    private PendingReply send(String method, Json.Obj params) {
        var id = RequestId.of(lastId.incrementAndGet());
        var pending = new PendingReply(pipe, responses, id);
        var facts = new ClientEra.Facts(capabilities, level);
        pipe.send(new Message.Request(id, method, era.params(params, id.value(), facts)));
        return pending;
    }

    /// Sends a notification.
    public void notify(String method, Json.Obj params) {
        pipe.send(new Message.Notification(method, params));
    }

    /// Takes the first notification of that method, and waits for it if need be. Others stay.
    public Message.Notification awaitNotification(String method) {
        return notifications.take(it -> it.method().equals(method), method);
    }

    /// Waits until the server works on nothing of this client any more, and takes all notifications not taken yet.
    public List<Message.Notification> notifications() {
        pipe.settle();
        return notifications.takeAll();
    }

    /// The client goes.
    @Override
    public void close() {
        pipe.close();
    }

    private void arrived(Message message) {
        switch (message) {
            case Message.Response it -> responses.add(it);
            case Message.Notification it -> notifications.add(it);
            case Message.Request it -> Thread.startVirtualThread(() -> pipe.send(answer(it)));
            case Message.Batch(var messages) -> messages.forEach(this::arrived);
            case Message.Malformed(var id, var error) -> responses.add(new Message.Failure(id, error));
        }
    }

    private Message.Response answer(Message.Request question) {
        var answer = answers.get(question.method());
        if (answer == null) {
            return new Message.Failure(question.id(),
                new McpError(McpError.METHOD_NOT_FOUND, "Not answered by this client"));
        }
        try {
            return new Message.Success(question.id(), answer.apply(question.params()));
        } catch (RuntimeException | AssertionError e) {
            return new Message.Failure(question.id(), new McpError(McpError.INTERNAL_ERROR, e.toString()));
        }
    }

    private static boolean isQuestion(Reply reply) {
        return !reply.isFailure()
            && reply.result().text(WireNames.RESULT_TYPE).orElse("").equals(WireNames.INPUT_REQUIRED);
    }

    private static List<String> asked(Reply reply) {
        return reply.inputRequests().values().stream()
            .map(it -> it instanceof Json.Obj question ? question.text("method").orElse("") : "").toList();
    }

    /// Params of the retry: the same, with the answers and the state that came with the questions.
    private Json.Obj answered(Json.Obj params, Reply asked) {
        var given = new LinkedHashMap<String, Json>();
        asked.inputRequests().forEach((key, it) -> {
            var question = (Json.Obj) it;
            var answer = answers.getOrDefault(question.text("method").orElse(""), _ -> Json.Obj.EMPTY);
            given.put(key, answer.apply(question.object("params").orElse(Json.Obj.EMPTY)));
        });
        return params.with(WireNames.INPUT_RESPONSES, new Json.Obj(given))
            .withOptional(WireNames.REQUEST_STATE, asked.result().member(WireNames.REQUEST_STATE));
    }
}
