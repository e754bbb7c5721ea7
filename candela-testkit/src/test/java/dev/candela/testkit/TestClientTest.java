package dev.candela.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candela.json.Json;
import dev.candela.model.LogLevel;
import dev.candela.model.McpError;
import dev.candela.model.ServerEvent;
import dev.candela.server.McpServer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TestClientTest {
    private static final String ALL =
        "2026-07-28, 2025-11-25, 2025-06-18, 2025-03-26, 2024-11-05";

    private final SampleServer sample = new SampleServer();
    private final McpServer server = sample.build();

    @AfterEach
    void close() {
        server.close();
    }

    private void inEveryRevision(Consumer<TestClient> test) {
        for (var client : TestClient.everyRevision(server)) {
            try (client) {
                test.accept(client);
            }
        }
    }

    private TestClient client(String revision) {
        return TestClient.everyRevision(server).stream()
            .filter(it -> it.revision().equals(revision)).findFirst().orElseThrow();
    }

    @Test
    void every_published_revision_has_a_client() {
        assertThat(TestClient.everyRevision(server).stream().map(TestClient::revision)).isEqualTo(
            List.of(ALL.split(", ")));
    }

    @Test
    void a_tool_is_called_in_every_revision() {
        inEveryRevision(client -> {
            var reply = client.call("add", Json.obj("a", 1, "b", 2));

            assertThat(reply.text()).isEqualTo("{\"sum\":3}");
            assertThat(reply.isFailure()).isFalse();
            assertThat(reply.isToolError()).isFalse();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-07-28", "2025-11-25", "2025-06-18"})
    void structured_content_is_there_where_the_revision_has_it(String revision) {
        try (var client = client(revision)) {
            assertThat(client.call("add", Json.obj("a", 1, "b", 2)).structured()).isEqualTo(Json.obj("sum", 3));
        }
    }

    @Test
    void a_tool_that_fails_is_no_failed_request() {
        inEveryRevision(client -> {
            var reply = client.call("fail");

            assertThat(reply.isToolError()).isTrue();
            assertThat(reply.isFailure()).isFalse();
            assertThat(reply.text()).isEqualTo("it failed");
        });
    }

    @Test
    void a_request_that_fails_has_an_error_and_no_result() {
        inEveryRevision(client -> {
            var reply = client.request("no/such/method", Json.Obj.EMPTY);

            assertThat(reply.isFailure()).isTrue();
            assertThat(reply.error().code()).isEqualTo(McpError.METHOD_NOT_FOUND);
            assertThatThrownBy(reply::result).isInstanceOf(AssertionError.class).hasMessageContaining("no result in");
        });
    }

    @Test
    void what_the_server_asks_is_answered_on_the_way() {
        inEveryRevision(client -> {
            client.onElicit(SampleServer::accept).roots("file:///home");

            if (!List.of("2025-03-26", "2024-11-05").contains(client.revision())) {
                assertThat(client.call("confirm").text()).isEqualTo("said true");
            }
            assertThat(client.call("roots").text()).isEqualTo("file:///home");
        });
    }

    @Test
    void a_modern_client_that_cannot_answer_is_not_asked() {
        try (var client = TestClient.modern(server)) {
            assertThat(client.call("confirm").error().code()).isEqualTo(-32021);
        }
    }

    @Test
    void a_question_that_nobody_answers_is_seen() {
        try (var client = TestClient.modern(server)
            .capable(Json.obj("elicitation", Json.obj("form", Json.Obj.EMPTY)))) {
            assertThat(client.call("confirm").inputRequests()).containsOnlyKeys("sure");
        }
    }

    @Test
    void an_answer_that_fails_is_told_to_the_server() {
        try (var client = TestClient.legacy(server, "2025-11-25")) {
            client.onElicit(_ -> {
                throw new IllegalStateException("a bug that a test wants");
            });
            assertThat(client.call("confirm").isFailure()).isTrue();
        }
    }

    @Test
    void lists_are_read_to_their_end() {
        inEveryRevision(client -> {
            assertThat(client.tools()).extracting(it -> it.text("name").orElseThrow())
                .containsExactlyInAnyOrder("add", "fail", "confirm", "roots", "steps", "wait");
            assertThat(client.resources()).hasSize(1);
            assertThat(client.templates()).hasSize(1);
            assertThat(client.prompts()).hasSize(1);
        });
    }

    @Test
    void resources_prompts_and_completions_are_a_line_each() {
        inEveryRevision(client -> {
            assertThat(client.read("memo://one").text()).isEqualTo("the first");
            assertThat(client.read("memo://two").text()).isEqualTo("about memo://two");
            assertThat(client.prompt("greet", Json.obj("who", "Ada")).text()).isEqualTo("Hello, Ada");
            assertThat(client.completePrompt("greet", "who", "x")).containsExactly("xa", "xb");
        });
    }

    @Test
    void progress_and_wanted_log_messages_arrive_as_notifications() {
        inEveryRevision(client -> {
            client.logging(LogLevel.WARNING).call("steps");

            assertThat(client.awaitNotification("notifications/progress").params().number("progress"))
                .contains(Json.Num.of(1));
            assertThat(client.awaitNotification("notifications/message").params().text("level")).contains("warning");
            assertThat(client.notifications()).isEmpty();
        });
    }

    @Test
    void log_messages_that_are_not_wanted_do_not_arrive() {
        inEveryRevision(client -> {
            client.logging(LogLevel.ERROR).call("steps");
            client.awaitNotification("notifications/progress");
            assertThat(client.notifications()).isEmpty();
        });
    }

    @Test
    void who_watches_hears_of_changed_lists_and_resources() {
        inEveryRevision(client -> {
            client.watch("memo://one");
            server.updated("memo://one");
            assertThat(client.awaitNotification("notifications/resources/updated").params().text("uri"))
                .contains("memo://one");

            server.changed(new ServerEvent.ToolsChanged());
            client.awaitNotification("notifications/tools/list_changed");
        });
    }

    @Test
    void a_running_request_can_be_cancelled() throws InterruptedException {
        try (var client = TestClient.modern(server)) {
            var pending = client.start("tools/call", Json.obj("name", "wait", "arguments", Json.Obj.EMPTY));
            assertThat(sample.waiting.await(5, TimeUnit.SECONDS)).isTrue();
            pending.cancel();

            assertThat(sample.interrupted.await(5, TimeUnit.SECONDS)).isTrue();
            assertThat(client.call("add", Json.obj("a", 1, "b", 1)).isFailure()).isFalse();
        }
    }

    @Test
    void a_client_that_goes_cancels_what_it_asked() throws InterruptedException {
        try (var client = TestClient.legacy(server, "2025-11-25")) {
            client.start("tools/call", Json.obj("name", "wait", "arguments", Json.Obj.EMPTY));
            assertThat(sample.waiting.await(5, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(sample.interrupted.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void the_server_says_who_it_is() {
        try (var modern = TestClient.modern(server); var legacy = TestClient.legacy(server, "2025-11-25")) {
            assertThat(modern.server().has("supportedVersions")).isTrue();
            assertThat(legacy.server().text("protocolVersion")).contains("2025-11-25");
            assertThat(legacy.server().object("serverInfo").orElseThrow().text("name")).contains("sample");
        }
    }
}
