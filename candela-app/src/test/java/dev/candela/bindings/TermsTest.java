package dev.candela.bindings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.binary.LumenWires;
import dev.candela.json.Json;
import dev.candela.line.JsonLines;
import dev.candela.lumen.cipher.PreSharedKey;
import dev.candela.lumen.link.Insistence;
import dev.candela.lumen.link.LinkSettings;
import dev.candela.model.RequestId;
import dev.candela.pipe.Wires;
import dev.candela.wire.Message;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What the two ends of a connection have settled on is what happens on it.
@ExtendWith(OneFleet.class)
final class TermsTest {
    private static final String TEXT = text();

    /// Compresses badly but for being said twice.
    private static String text() {
        var random = new Random(7);
        var text = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            text.append((char) ('!' + random.nextInt(90)));
        }
        return text.toString();
    }

    @ParameterizedTest
    @EnumSource(names = {"STDIO_JSON", "STDIO_LUMEN", "STDIO_LUMEN_COMPRESSED", "STDIO_LUMEN_ENCRYPTED"})
    void what_is_said_twice_costs_little_only_in_context(Binding binding, Fleet fleet) throws Exception {
        var stdio = new Ways(fleet).stdio(binding, Integer.MAX_VALUE);
        try (var caller = Caller.of(true, near -> StreamWay.open(stdio.streams(), Ways.wires(binding), near))) {
            assertThat(caller.client().call("echo", Json.obj("text", TEXT)).text()).isEqualTo(TEXT);
            long there = stdio.there().passed();
            long back = stdio.back().passed();

            assertThat(caller.client().call("echo", Json.obj("text", TEXT)).text()).isEqualTo(TEXT);

            if (binding == Binding.STDIO_LUMEN_COMPRESSED) {
                assertThat(stdio.there().passed() - there).isLessThan(200);
                assertThat(stdio.back().passed() - back).isLessThan(200);
            } else {
                assertThat(stdio.there().passed() - there).isGreaterThan(TEXT.length());
                assertThat(stdio.back().passed() - back).isGreaterThan(TEXT.length());
            }
        }
    }

    private static final Message PING = new Message.Request(RequestId.of(1), "ping", Json.Obj.EMPTY);

    private static Remote encrypting(Fleet fleet, Wires wires) throws Exception {
        var stdio = new Ways(fleet).stdio(Binding.STDIO_LUMEN_ENCRYPTED, Integer.MAX_VALUE);
        return new Remote(near -> StreamWay.open(stdio.streams(), wires, near));
    }

    @Test
    void who_has_another_secret_is_told_nothing_where_encryption_is_required(Fleet fleet) throws Exception {
        var other = PreSharedKey.of("what only this end of the test has, and nobody else".getBytes(
            StandardCharsets.UTF_8));
        var settings = LinkSettings.CALLING.withEncryption(Insistence.REQUIRE, other);
        try (var remote = encrypting(fleet, LumenWires.calling(settings, Watch.PATIENCE))) {
            var _ = remote.send(PING);

            assertThat(remote.hasEnded()).isTrue();
            assertThat(remote.heard()).isEmpty();
        }
    }

    @Test
    void who_encrypts_nothing_is_told_nothing_where_encryption_is_required(Fleet fleet) throws Exception {
        try (var remote = encrypting(fleet, LumenWires.calling(LinkSettings.CALLING, Watch.PATIENCE))) {
            var _ = remote.send(PING);

            assertThat(remote.hasEnded()).isTrue();
            assertThat(remote.heard()).isEmpty();
        }
    }

    @Test
    void who_speaks_json_is_told_why_it_is_not_served_where_encryption_is_required(Fleet fleet) throws Exception {
        try (var remote = encrypting(fleet, JsonLines::new)) {
            var _ = remote.send(PING); // the end may come before this says that all went well

            assertThat(remote.next()).isInstanceOfSatisfying(Message.Failure.class, it ->
                assertThat(it.error().message()).contains("expected: LUMEN frames"));
            assertThat(remote.hasEnded()).isTrue();
        }
    }
}
