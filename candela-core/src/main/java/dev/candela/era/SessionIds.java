package dev.candela.era;

import dev.candela.json.Json;
import dev.candela.json.JsonLimits;
import dev.candela.json.JsonReader;
import dev.candela.json.JsonWriter;
import dev.candela.json.MalformedJson;
import dev.candela.model.ClientFacts;
import dev.candela.model.Implementation;
import dev.candela.model.Principal;
import dev.candela.state.Sealer;
import dev.candela.wire.CapabilitiesCodec;
import dev.candela.wire.Revision;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Makes session ids that hold the fixed facts of their session, sealed: a server that was restarted with the same
/// key, or another node, reads them there.
///
/// An id of this process is not enough to bring a session back here: if this process does not know it any more, it
/// has ended. One that another process made is taken over, once.
final class SessionIds {
    private static final byte[] BOUND = {};
    private static final int NAME_CHARS_MAX = 64;

    private final Sealer sealer;
    private final InstantSource clock;
    private final Duration life;
    private final Supplier<String> ids;
    private @Nullable String here;
    private final JsonReader reader = new JsonReader(JsonLimits.DEFAULT);

    SessionIds(Sealer sealer, InstantSource clock, Duration life, Supplier<String> ids) {
        this.sealer = sealer;
        this.clock = clock;
        this.life = life;
        this.ids = ids;
    }

    /// Names this process in the ids it makes. Made with the first id: randomness is slow to start.
    private synchronized String here() {
        var known = here;
        if (known == null) {
            known = ids.get();
            here = known;
        }
        return known;
    }

    /// A new id for these facts.
    LegacySession.Facts make(Revision revision, ClientFacts client, Principal principal) {
        long ends = clock.instant().plus(life).getEpochSecond();
        var json = json(revision, client, principal).with("e", new Json.Whole(ends));
        var sealed = sealer.seal(JsonWriter.bytes(json), BOUND, life);
        return new LegacySession.Facts(sealed, revision, client, principal, Instant.ofEpochSecond(ends));
    }

    private Json.Obj json(Revision revision, ClientFacts client, Principal principal) {
        var info = client.info();
        return Json.build(it -> it
            .put("i", ids.get())
            .put("h", here())
            .put("r", revision.text())
            .put("p", principal.name())
            .putOptional("q", principal.claims().isEmpty() ? null : principal.claims())
            .putOptional("n", info == null ? null : cut(info.name()))
            .putOptional("v", info == null ? null : cut(info.version()))
            .put("c", CapabilitiesCodec.brief(client.capabilities())));
    }

    private static String cut(String text) {
        return text.length() <= NAME_CHARS_MAX ? text : text.substring(0, NAME_CHARS_MAX);
    }

    /// The facts in an id that another process made with our key; empty for any other text.
    Optional<LegacySession.Facts> takeOver(String id) {
        return sealer.open(id, BOUND) instanceof Sealer.Unsealed.Opened(var bytes) ? read(id, bytes) : Optional.empty();
    }

    private Optional<LegacySession.Facts> read(String id, byte[] bytes) {
        try {
            if (!(reader.read(bytes) instanceof Json.Obj it) || it.text("h").filter(here()::equals).isPresent()) {
                return Optional.empty();
            }
            var info = it.text("n").map(name -> Implementation.of(name, it.text("v").orElse("")));
            var capabilities = it.object("c").orElse(Json.Obj.EMPTY);
            var ends = it.number("e").flatMap(Json.Num::exactLong).map(Instant::ofEpochSecond).orElse(Instant.MIN);
            return it.text("r").flatMap(Revision::parse).map(revision -> new LegacySession.Facts(id, revision,
                new ClientFacts(info.orElse(null), CapabilitiesCodec.client(capabilities, revision)),
                new Principal(it.text("p").orElse(""), it.object("q").orElse(Json.Obj.EMPTY)), ends));
        } catch (MalformedJson e) {
            throw new IllegalStateException("session id: sealed here, yet unreadable", e);
        }
    }
}
