package dev.candela.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.candela.json.Json;
import dev.candela.json.JsonLimits;
import dev.candela.json.JsonReader;
import dev.candela.json.MalformedJson;
import dev.candela.json.Mutations;
import dev.candela.json.Seeds;
import dev.candela.wire.Envelope.Member;
import java.io.IOException;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The scanner against the reader: for any bytes the same verdict, and the same members in the same places.
class EnvelopeScannerFuzzTest {
    private static final JsonLimits SMALL = new JsonLimits(6, 40, 40, 20);
    private static final int BEFORE = 3;
    private static final int AFTER = 2;
    private static final int ID_BYTES_MAX = 1024;

    private static final Oracle[] ORACLES = {new Oracle(JsonLimits.DEFAULT), new Oracle(SMALL)};

    private record Oracle(JsonReader reader, EnvelopeScanner scanner) {
        Oracle(JsonLimits limits) {
            this(new JsonReader(limits), new EnvelopeScanner(limits));
        }
    }

    @FuzzTest(maxDuration = "1m")
    void any_bytes_have_the_envelope_of_their_tree(byte[] text) {
        check(text);
    }

    @Test
    void changed_messages_have_the_envelope_of_their_tree() throws IOException, URISyntaxException {
        var mutations = new Mutations(Seeds.small(), 20261121);
        long end = System.nanoTime() + Duration.ofSeconds(2).toNanos();
        int accepted = 0;
        for (int round = 0; round < 200_000 && (round % 100 != 0 || System.nanoTime() < end); round++) {
            accepted += check(mutations.next()) ? 1 : 0;
        }
        assertThat(accepted).isPositive();
    }

    @Test
    void every_message_of_the_corpus_has_the_envelope_of_its_tree() throws IOException, URISyntaxException {
        assertThat(Seeds.corpus()).hasSize(50).allMatch(EnvelopeScannerFuzzTest::check);
    }

    /// True when the text was accepted within the default limits.
    private static boolean check(byte[] text) {
        var inTheMiddle = new byte[BEFORE + text.length + AFTER];
        System.arraycopy(text, 0, inTheMiddle, BEFORE, text.length);
        var envelope = check(ORACLES[0], inTheMiddle);
        check(ORACLES[1], inTheMiddle);
        checkId(text, envelope);
        return envelope.isPresent();
    }

    private static Optional<Envelope> check(Oracle oracle, byte[] text) {
        int length = text.length - BEFORE - AFTER;
        var tree = tree(oracle.reader, text, BEFORE, length);
        var envelope = envelope(oracle.scanner, text, length);
        assertThat(envelope.isPresent()).as("accepted").isEqualTo(tree.isPresent());
        if (tree.isPresent() && envelope.isPresent()) {
            assertThat(envelope.get().isObject()).isEqualTo(tree.get() instanceof Json.Obj);
            assertThat(envelope.get().isArray()).isEqualTo(tree.get() instanceof Json.Arr);
            for (var member : Member.values()) {
                checkMember(oracle.reader, text, envelope.get(), member, memberOf(tree.get(), member));
            }
        }
        return envelope;
    }

    private static void checkMember(
        JsonReader reader, byte[] text, Envelope envelope, Member member, @Nullable Json expected) {
        assertThat(envelope.has(member)).as("has %s", member).isEqualTo(expected != null);
        if (expected == null) {
            assertThat(envelope.at(member)).isEqualTo(-1);
            assertThat(envelope.length(member)).isZero();
            assertThat(envelope.bytes(member)).isEmpty();
            assertThat(envelope.text(member)).isEmpty();
            return;
        }
        int at = envelope.at(member);
        int length = envelope.length(member);
        assertThat(tree(reader, text, at, length)).as("%s", member).contains(expected);
        assertThat(text[at]).isGreaterThan((byte) ' ');
        assertThat(text[at + length - 1]).isGreaterThan((byte) ' ');
        assertThat(envelope.text(member).orElse(null))
            .isEqualTo(expected instanceof Json.Str(String content) ? content : null);
    }

    private static @Nullable Json memberOf(Json root, Member member) {
        var object = Optional.of(root).filter(Json.Obj.class::isInstance).map(Json.Obj.class::cast);
        var params = object.flatMap(it -> it.object("params"));
        var meta = params.flatMap(it -> it.object("_meta"));
        Optional<Json> found = switch (member) {
            case JSONRPC -> object.flatMap(it -> it.get("jsonrpc"));
            case ID -> object.flatMap(it -> it.get("id"));
            case METHOD -> object.flatMap(it -> it.get("method"));
            case PARAMS -> object.flatMap(it -> it.get("params"));
            case RESULT -> object.flatMap(it -> it.get("result"));
            case ERROR -> object.flatMap(it -> it.get("error"));
            case NAME -> params.flatMap(it -> it.get("name"));
            case URI -> params.flatMap(it -> it.get("uri"));
            case META -> params.flatMap(it -> it.get("_meta"));
            case PROTOCOL_VERSION -> meta.flatMap(it -> it.get("io.modelcontextprotocol/protocolVersion"));
            case PROGRESS_TOKEN -> meta.flatMap(it -> it.get("progressToken"));
        };
        return found.orElse(null);
    }

    /// The lenient search finds the `id` of every message that is fine, and gives back only what may be echoed.
    private static void checkId(byte[] text, Optional<Envelope> envelope) {
        var found = EnvelopeScanner.idOf(text, 0, text.length);
        if (found.isPresent()) {
            byte[] id = found.get();
            assertThat(id.length).isLessThanOrEqualTo(ID_BYTES_MAX);
            assertThat(tree(ORACLES[0].reader, id, 0, id.length)).as("id")
                .containsInstanceOf(Json.class)
                .get().matches(it -> it instanceof Json.Str || it instanceof Json.Num);
        }
        if (envelope.isPresent()) {
            var expected = envelope.get().id()
                .filter(it -> it.length <= ID_BYTES_MAX && (it[0] == '"' || it[0] == '-' || Character.isDigit(it[0])));
            assertThat(found.isPresent()).as("id found").isEqualTo(expected.isPresent());
            expected.ifPresent(it -> assertThat(found.orElseThrow()).isEqualTo(it));
        }
    }

    private static Optional<Json> tree(JsonReader reader, byte[] text, int offset, int length) {
        try {
            return Optional.of(reader.read(text, offset, length));
        } catch (MalformedJson e) {
            return Optional.empty();
        }
    }

    private static Optional<Envelope> envelope(EnvelopeScanner scanner, byte[] text, int length) {
        try {
            return Optional.of(scanner.scan(text, BEFORE, length));
        } catch (MalformedJson e) {
            return Optional.empty();
        }
    }
}
