package dev.candela.lumen.negotiation;

import dev.candela.json.Json;
import dev.candela.lumen.MalformedLumen;
import dev.candela.lumen.frame.Flags;
import dev.candela.lumen.frame.Frame;
import dev.candela.lumen.frame.FrameType;
import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a server answers to a [Probe]: from here on both speak LUMEN.
///
/// Immutable, safe for any thread, as long as nobody changes the key.
///
/// @param dialect          the form it came in, or is written in
/// @param serverName       may be empty; at most [Probe#NAME_CHARS_MAX] characters
/// @param acceptedVersion  empty when the server does not say
/// @param capabilities     what the server can do, in its order, whether the client can or not: see [#agreed]
/// @param publicKey        X25519, 32 bytes; null when nothing will be encrypted
/// @param region           shared memory to move to; null when there is none
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Acknowledgement(
    Dialect dialect,
    String serverName,
    String acceptedVersion,
    Set<String> capabilities,
    byte @Nullable [] publicKey,
    @Nullable Region region) {

    /// Members of an object that is a frame of type `PROBE_ACK` too: a length of 15 with bits beside the mode, which
    /// one client passes over, the type, the flags, and 15 bytes of payload. Read as an object these are two members of
    /// an unknown kind, which that client reads as null, and one that is an object.
    private static final String POLYGLOT_HEAD = "e70f0000001001e702ff0176e302ff0463617073e600";
    private static final int POLYGLOT_HEAD_MEMBERS = 3;
    private static final int POLYGLOT_MEMBERS = 15;

    /// A member whose value is null.
    private static final byte[] POLYGLOT_FILLER = {0x0D, (byte) 0xE0};

    public Acknowledgement {
        capabilities = Collections.unmodifiableSet(new LinkedHashSet<>(capabilities));
        Greeting.require(publicKey);
    }

    /// The answer to a probe, in kind; empty when it must not be answered: see [#refusal].
    public static Optional<Acknowledgement> to(Probe probe, Offer offer) {
        String version = version(probe, offer);
        if (version == null || refusal(probe, offer).isPresent()) {
            return Optional.empty();
        }
        var dialect = probe.dialect() == Dialect.JSON ? Dialect.JSON : Dialect.UNION;
        boolean encrypts = wantsEncryption(probe, offer);
        return Optional.of(new Acknowledgement(dialect, offer.serverName(), version, offer.capabilities(),
            encrypts ? offer.publicKey() : null, offer.region()));
    }

    /// Why a probe gets no answer; empty when it gets one.
    ///
    /// A client that asks for encryption without a key is one: answered, it would talk in the clear.
    public static Optional<String> refusal(Probe probe, Offer offer) {
        if (version(probe, offer) == null) {
            return Optional.of("versions: none of the client's (expected: one of " + offer.versions() + ")");
        }
        if (wantsEncryption(probe, offer) && probe.publicKey() == null) {
            return Optional.of("pk: none (expected: one, with the capability " + Capability.ENCRYPTION + ")");
        }
        return Optional.empty();
    }

    private static boolean wantsEncryption(Probe probe, Offer offer) {
        return probe.capabilities().contains(Capability.ENCRYPTION)
            && offer.capabilities().contains(Capability.ENCRYPTION)
            && offer.publicKey() != null;
    }

    private static @Nullable String version(Probe probe, Offer offer) {
        if (probe.versions().contains(Probe.VERSION) && offer.versions().contains(Probe.VERSION)) {
            return Probe.VERSION;
        }
        return probe.versions().stream().filter(offer.versions()::contains).findFirst().orElse(null);
    }

    /// Reads the payload of a frame of type `PROBE_ACK`. Whatever is an object is one: peers differ in what they say.
    ///
    /// @throws MalformedLumen when it is none, beyond the limits of [Probe], or names a key or a region that is none
    public static Acknowledgement read(int flags, byte[] payload) throws MalformedLumen {
        var from = Greeting.read(flags, payload);
        boolean isCompressed = Flags.has(flags, Flags.COMPRESSED);
        boolean isNumbered = from.array("caps").isPresent();
        var dialect = !isCompressed ? Dialect.JSON
            : !isNumbered ? Dialect.PYTHON : from.has("protocol") ? Dialect.UNION : Dialect.TYPESCRIPT;
        String numbered = Greeting.version(from);
        return new Acknowledgement(
            dialect,
            Greeting.cut(from.text("server_name").orElse(""), Probe.NAME_CHARS_MAX),
            Greeting.cut(from.text("accepted_version").orElse(numbered == null ? "" : numbered), Probe.WORD_CHARS_MAX),
            capabilities(from, dialect),
            Greeting.publicKey(from),
            Region.read(from, "shm_region", "shm_size").orElse(null));
    }

    private static Set<String> capabilities(Json.Obj from, Dialect dialect) throws MalformedLumen {
        return dialect == Dialect.PYTHON ? Set.of(Capability.COMPRESSION)
            : new LinkedHashSet<>(Greeting.texts(from, "caps", Probe.CAPABILITIES_MAX, Probe.WORD_CHARS_MAX));
    }

    /// What both ends can do, in the client's order.
    public Set<String> agreed(Probe probe) {
        var both = new LinkedHashSet<>(probe.capabilities());
        both.retainAll(capabilities);
        return Collections.unmodifiableSet(both);
    }

    /// A frame that holds this, in its dialect.
    public byte[] frame() {
        return switch (dialect) {
            case PYTHON -> Greeting.compressed(FrameType.PROBE_ACK, Json.build(this::putNamed));
            case TYPESCRIPT -> Greeting.compressed(FrameType.PROBE_ACK, Json.build(this::putNumbered));
            case JSON -> Greeting.text(FrameType.PROBE_ACK, Json.build(this::putNumbered));
            case UNION -> Greeting.compressed(FrameType.PROBE_ACK, union());
        };
    }

    /// A frame whose payload is a frame, too: the TypeScript client reads the payload as one. For a probe of
    /// [Dialect#TYPESCRIPT] over WebSocket, and nothing else: other peers refuse it, and over a pipe that client
    /// negotiates with it and then reads nothing. Neither a key nor a region is in it.
    public byte[] polyglotFrame() {
        var members = Json.build(out -> {
            putNames(out);
            putNumbers(out);
        });
        var payload = new ByteArrayOutputStream();
        payload.writeBytes(HexFormat.of().parseHex(POLYGLOT_HEAD));
        byte[] object = Greeting.payload(members);
        payload.write(object, 2, object.length - 2);
        for (int i = POLYGLOT_HEAD_MEMBERS + members.members().size(); i < POLYGLOT_MEMBERS; i++) {
            payload.writeBytes(POLYGLOT_FILLER);
        }
        return Frame.of(FrameType.PROBE_ACK, Flags.COMPRESSED, payload.toByteArray()).bytes();
    }

    private Json.Obj union() {
        return Json.build(out -> {
            putNamed(out);
            putNumbered(out);
        });
    }

    private void putNamed(Json.Builder out) {
        putNames(out);
        if (region != null) {
            out.put("shm_region", region.name()).put("shm_size", region.bytes());
        }
    }

    private void putNumbered(Json.Builder out) {
        putNumbers(out);
        out.putOptional("pk", publicKey == null ? null : Base64.getEncoder().encodeToString(publicKey));
    }

    private void putNames(Json.Builder out) {
        out.put("protocol", Greeting.PROTOCOL)
            .put("server_name", serverName)
            .put("accepted_version", acceptedVersion);
    }

    private void putNumbers(Json.Builder out) {
        out.put("v", Greeting.versionNumber(acceptedVersion)).put("caps", capabilities);
    }

    @Override
    public String toString() {
        return "Acknowledgement[dialect=" + dialect + ", capabilities=" + capabilities.size()
            + ", encrypts=" + (publicKey != null) + ", region=" + (region != null) + "]";
    }
}
