package dev.candela.server;

import static dev.candela.server.Texts.cancelled;
import static dev.candela.server.Texts.modern;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.json.Json;
import dev.candela.model.LogLevel;
import dev.candela.model.Resource;
import dev.candela.model.ServerEvent;
import dev.candela.rpc.Limits;
import dev.candela.rpc.Refusal;
import dev.candela.wire.Message;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// News of changes, to those who asked for them.
final class ListenTest {
    private static final Duration GATHERED = Duration.ofMillis(50);
    private static final String ALL = "{\"notifications\":{\"toolsListChanged\":true,\"promptsListChanged\":true,"
        + "\"resourcesListChanged\":true,\"resourceSubscriptions\":[\"a:b\"]}}";

    private final Rig rig = new Rig(it -> Rig.echo(it).resource(Resource.of("a:b", "b"), (_, _) -> "text"));

    @AfterEach
    void close() {
        rig.close();
    }

    private static String listen(String id, String params) {
        return modern(id, "subscriptions/listen", params);
    }

    private void changeTools() {
        rig.server.add(Rig.tool("more", "more"));
        rig.time.pass(GATHERED);
    }

    private static Json tag(Message.Notification notification) {
        return notification.params().object("_meta").orElseThrow()
            .get("io.modelcontextprotocol/subscriptionId").orElseThrow();
    }

    @Test
    void the_acknowledgement_comes_first_and_names_only_what_is_delivered() {
        var stream = rig.http().post(listen("7", ALL)).done();

        assertThat(stream.text()).isEqualTo("""
            {"jsonrpc":"2.0","method":"notifications/subscriptions/acknowledged","params":{"notifications":\
            {"toolsListChanged":true,"resourcesListChanged":true,"resourceSubscriptions":["a:b"]},\
            "_meta":{"io.modelcontextprotocol/subscriptionId":7}}}""");
        assertThat(stream.isClosed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "\"\"", "1", "\"1\"", "\"x\"", "9007199254740993"})
    void everything_is_tagged_with_the_id_of_the_request_as_it_was_written(String id) {
        var pipe = rig.pipe().send(listen(id, ALL));
        assertThat(tag(pipe.out.notified()).toText()).isEqualTo(id);

        changeTools();
        assertThat(tag(pipe.out.notified()).toText()).isEqualTo(id);

        rig.server.close();
        assertThat(pipe.out.text()).isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":"
            + "{\"resultType\":\"complete\",\"_meta\":{\"io.modelcontextprotocol/serverInfo\":"
            + "{\"name\":\"rig\",\"version\":\"1\"},\"io.modelcontextprotocol/subscriptionId\":" + id + "}}}");
    }

    @Test
    void nothing_arrives_that_was_not_asked_for() {
        var stream = rig.http().post(listen("1", "{\"notifications\":{\"resourceSubscriptions\":[\"a:b\"]}}"));
        stream.notified();

        changeTools();
        rig.server.changed(new ServerEvent.ResourcesChanged());
        rig.time.pass(GATHERED);
        rig.server.log(LogLevel.EMERGENCY, null, new Json.Str("log"));
        rig.server.updated("a:other");
        rig.server.updated("a:b");

        assertThat(Recorder.text(stream.next())).isEqualTo("""
            {"jsonrpc":"2.0","method":"notifications/resources/updated","params":{"uri":"a:b",\
            "_meta":{"io.modelcontextprotocol/subscriptionId":1}}}""");
        assertThat(stream.all()).hasSize(2);
    }

    @Test
    void several_subscriptions_on_one_pipe_are_told_apart() {
        var pipe = rig.pipe().send(listen("1", ALL));
        pipe.out.notified();
        pipe.send(listen("\"1\"", ALL));
        pipe.out.notified();

        changeTools();

        assertThat(new String[] {tag(pipe.out.notified()).toText(), tag(pipe.out.notified()).toText()})
            .containsExactlyInAnyOrder("1", "\"1\"");
    }

    @Test
    void a_cancelled_subscription_ends_in_silence_and_its_id_is_free_again() {
        var pipe = rig.pipe().send(listen("1", ALL));
        pipe.out.notified();

        pipe.send(cancelled("1"));
        changeTools();

        assertThat(pipe.out.all()).hasSize(1);
        pipe.send(listen("1", ALL));
        assertThat(pipe.out.notified().method()).isEqualTo("notifications/subscriptions/acknowledged");
    }

    @Test
    void a_lost_connection_ends_a_subscription() {
        try (var own = new Rig(it -> Rig.echo(it).limits(Limits.DEFAULT.withSubscriptionsMax(1)))) {
            own.http().post(listen("1", ALL)).done().lose();

            var next = own.http().post(listen("1", ALL));

            assertThat(next.notified().method()).isEqualTo("notifications/subscriptions/acknowledged");
        }
    }

    @Test
    void a_pipe_that_is_gone_ends_its_subscriptions() {
        var pipe = rig.pipe().send(listen("1", ALL));
        pipe.out.notified();

        pipe.gone();
        changeTools();

        assertThat(pipe.out.all()).hasSize(1);
    }

    @Test
    void there_are_no_more_subscriptions_than_may_be() {
        try (var own = new Rig(it -> Rig.echo(it).limits(Limits.DEFAULT.withSubscriptionsMax(2)))) {
            own.http().post(listen("1", ALL)).done();
            own.http().post(listen("1", ALL)).done();

            var third = own.http().post(listen("1", ALL));

            assertThat(third.error().message()).isEqualTo("Too many subscriptions, try again later");
            assertThat(third.refusal()).isEqualTo(Refusal.BUSY);
        }
    }

    @Test
    void where_nothing_is_offered_the_acknowledgement_is_empty_and_the_result_follows_at_once() {
        var stream = rig.http().post(listen("1", "{\"notifications\":{\"promptsListChanged\":true}}"));

        assertThat(Recorder.text(stream.next())).contains("\"params\":{\"notifications\":{},");
        assertThat(stream.result().object("_meta").orElseThrow().get("io.modelcontextprotocol/subscriptionId"))
            .contains(new Json.Whole(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"notifications\":7}", "{\"notifications\":{\"toolsListChanged\":\"yes\"}}",
        "{\"notifications\":{\"resourceSubscriptions\":\"a:b\"}}",
        "{\"notifications\":{\"resourceSubscriptions\":[7]}}"})
    void a_malformed_filter_is_refused(String params) {
        assertThat(rig.http().post(listen("1", params)).error().code()).isEqualTo(-32602);
    }

    @Test
    void a_client_that_reads_no_streams_cannot_subscribe() {
        var answer = rig.http().withoutStreams().post(listen("1", ALL));

        assertThat(answer.error().code()).isEqualTo(-32600);
        assertThat(answer.refusal()).isEqualTo(Refusal.MALFORMED);
    }

    @Test
    void a_subscription_outlives_the_time_of_a_request() {
        var stream = rig.http().post(listen("1", ALL));
        stream.notified();

        rig.time.pass(Duration.ofHours(100));
        changeTools();

        assertThat(stream.notified().method()).isEqualTo("notifications/tools/list_changed");
    }

    @Test
    void many_changes_in_a_short_time_are_told_once() {
        var stream = rig.http().post(listen("1", ALL));
        stream.notified();

        for (int i = 0; i < 10; i++) {
            rig.server.add(Rig.tool("t" + i, "t"));
        }
        rig.server.removeTool("t1");
        rig.time.pass(GATHERED);
        assertThat(stream.notified().method()).isEqualTo("notifications/tools/list_changed");
        assertThat(stream.all()).hasSize(2);

        changeTools();
        assertThat(stream.notified().method()).isEqualTo("notifications/tools/list_changed");
    }

    @Test
    void legacy_sessions_hear_of_lists_when_initialized_and_of_resources_when_subscribed() {
        var silent = rig.pipe();
        silent.ask(Texts.initialize("0", "2025-11-25", "{}"));
        var pipe = rig.pipe().initialized("2025-11-25", "{}");

        rig.server.updated("a:b");
        pipe.ask(Texts.request("1", "resources/subscribe", "{\"uri\":\"a:b\"}"));
        changeTools();
        assertThat(pipe.out.notified().method()).isEqualTo("notifications/tools/list_changed");
        rig.server.updated("a:b");
        assertThat(pipe.out.notified().params().text("uri")).hasValue("a:b");
        pipe.ask(Texts.request("2", "resources/unsubscribe", "{\"uri\":\"a:b\"}"));
        rig.server.updated("a:b");

        assertThat(pipe.out.methods())
            .containsExactly("notifications/tools/list_changed", "notifications/resources/updated");
        assertThat(silent.out.all()).hasSize(1);
    }

    @Test
    void the_subscriptions_of_a_legacy_session_are_bounded() {
        try (var own = new Rig(it -> Rig.echo(it).resource(Resource.of("a:b", "b"), (_, _) -> "text")
            .limits(Limits.DEFAULT.withSubscriptionsMax(1)))) {
            var pipe = own.pipe().initialized("2025-11-25", "{}");
            pipe.ask(Texts.request("1", "resources/subscribe", "{\"uri\":\"a:b\"}"));
            pipe.ask(Texts.request("2", "resources/subscribe", "{\"uri\":\"a:b\"}"));

            var second = pipe.send(Texts.request("3", "resources/subscribe", "{\"uri\":\"a:c\"}")).out.error();
            assertThat(second.code()).isEqualTo(-32602);
            var large = "a:" + "b".repeat(9_000);
            assertThat(pipe.send(Texts.request("4", "resources/subscribe", "{\"uri\":\"" + large + "\"}")).out.error()
                .message()).isEqualTo("uri: 9002 characters (expected: <= 8192)");
        }
    }
}
