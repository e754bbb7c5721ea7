package dev.candela.lumen.negotiation;

import dev.candela.json.Json;
import dev.candela.lumen.MalformedLumen;
import dev.candela.lumen.frame.Flags;
import dev.candela.lumen.frame.FrameType;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a client says first: that it speaks LUMEN, and what of it.
///
/// Immutable, safe for any thread, as long as nobody changes the key. The bearer is a secret: [#toString] leaves it
/// out.
///
/// @param dialect       the form it came in, or is written in
/// @param clientName    may be empty; at most [#NAME_CHARS_MAX] characters
/// @param versions      those the client speaks, in its order; never empty in what is read
/// @param capabilities  names of [Capability] and unknown ones, in their order
/// @param publicKey     X25519, 32 bytes as they are sent; null when the client does not encrypt. Neither copied nor
///                      checked beyond length and all zero: whoever derives a secret from it refuses weak points
/// @param bearer        a credential, for which LUMEN has no place: a member `bearer` of our own; null when there is
///                      none
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Probe(
    Dialect dialect,
    String clientName,
    List<String> versions,
    Set<String> capabilities,
    byte @Nullable [] publicKey,
    @Nullable String bearer) {

    /// Bytes of the largest payload that [#read] looks at.
    public static final int PAYLOAD_BYTES_MAX = Greeting.PAYLOAD_BYTES_MAX;

    /// Longer names are cut: they are only shown.
    public static final int NAME_CHARS_MAX = 256;

    public static final int VERSIONS_MAX = 16;
    public static final int CAPABILITIES_MAX = 64;

    /// Characters of one version or capability.
    public static final int WORD_CHARS_MAX = 64;

    public static final int BEARER_CHARS_MAX = 16 * 1024;

    /// The version this library speaks.
    public static final String VERSION = "1.0";

    public Probe {
        versions = List.copyOf(versions);
        capabilities = Collections.unmodifiableSet(new LinkedHashSet<>(capabilities));
        Greeting.require(publicKey);
    }

    /// What this library says, without a key or a bearer.
    public static Probe union(String clientName, Set<String> capabilities) {
        return of(Dialect.UNION, clientName, List.of(VERSION), capabilities);
    }

    /// Without a key or a bearer.
    public static Probe of(Dialect dialect, String clientName, List<String> versions, Set<String> capabilities) {
        return new Probe(dialect, clientName, versions, capabilities, null, null);
    }

    public Probe withPublicKey(byte[] key) {
        return new Probe(dialect, clientName, versions, capabilities, key, bearer);
    }

    public Probe withBearer(String token) {
        return new Probe(dialect, clientName, versions, capabilities, publicKey, token);
    }

    /// Reads the payload of a frame of type `PROBE`.
    ///
    /// @throws MalformedLumen when it is no probe in any dialect, or beyond the limits above; such a one gets no answer
    public static Probe read(int flags, byte[] payload) throws MalformedLumen {
        var from = Greeting.read(flags, payload);
        boolean isNamed = from.text("protocol").filter(Greeting.PROTOCOL::equals).isPresent();
        String version = Greeting.version(from);
        boolean isNumbered = version != null && from.array("caps").isPresent();
        if (!isNamed && !isNumbered) {
            throw new MalformedLumen("probe: no protocol, and not v with caps (expected: one of both)");
        }
        boolean isCompressed = Flags.has(flags, Flags.COMPRESSED);
        var dialect = !isCompressed ? Dialect.JSON
            : !isNumbered ? Dialect.PYTHON : isNamed ? Dialect.UNION : Dialect.TYPESCRIPT;
        return new Probe(
            dialect,
            Greeting.cut(from.text("client_name").orElse(""), NAME_CHARS_MAX),
            versions(from, version),
            capabilities(from, dialect),
            Greeting.publicKey(from),
            bearer(from));
    }

    /// A frame that holds this, in its dialect.
    public byte[] frame() {
        return switch (dialect) {
            case PYTHON -> Greeting.compressed(FrameType.PROBE, Json.build(this::putNamed));
            case TYPESCRIPT -> Greeting.compressed(FrameType.PROBE, Json.build(this::putNumbered));
            case JSON -> Greeting.text(FrameType.PROBE, Json.build(this::putNumbered));
            case UNION -> Greeting.compressed(FrameType.PROBE, Json.build(out -> {
                putNamed(out);
                putNumbered(out);
            }));
        };
    }

    private void putNamed(Json.Builder out) {
        out.put("protocol", Greeting.PROTOCOL)
            .put("version", VERSION)
            .put("client_name", clientName)
            .put("supported_versions", versions);
    }

    private void putNumbered(Json.Builder out) {
        out.put("v", Greeting.versionNumber(versions.isEmpty() ? VERSION : versions.getFirst()))
            .put("caps", capabilities)
            .putOptional("pk", publicKey == null ? null : Base64.getEncoder().encodeToString(publicKey))
            .putOptional("bearer", bearer);
    }

    private static List<String> versions(Json.Obj from, @Nullable String numbered) throws MalformedLumen {
        var supported = Greeting.texts(from, "supported_versions", VERSIONS_MAX, WORD_CHARS_MAX);
        if (!supported.isEmpty()) {
            return supported;
        }
        return List.of(numbered != null ? numbered
            : from.text("version").filter(it -> it.length() <= WORD_CHARS_MAX).orElse(VERSION));
    }

    /// A dialect that names no capabilities is a compressed one, which shows that it can read those.
    private static Set<String> capabilities(Json.Obj from, Dialect dialect) throws MalformedLumen {
        return dialect == Dialect.PYTHON ? Set.of(Capability.COMPRESSION)
            : new LinkedHashSet<>(Greeting.texts(from, "caps", CAPABILITIES_MAX, WORD_CHARS_MAX));
    }

    private static @Nullable String bearer(Json.Obj from) throws MalformedLumen {
        if (!Greeting.has(from, "bearer")) {
            return null;
        }
        String bearer = from.text("bearer").orElse("");
        if (bearer.isEmpty() || bearer.length() > BEARER_CHARS_MAX) {
            throw new MalformedLumen(
                "bearer: " + bearer.length() + " characters (expected: text of 1.." + BEARER_CHARS_MAX + ")");
        }
        return bearer;
    }

    @Override
    public String toString() {
        return "Probe[dialect=" + dialect + ", versions=" + versions.size() + ", capabilities=" + capabilities.size()
            + ", encrypts=" + (publicKey != null) + ", bearer=" + (bearer == null ? "none" : "given") + "]";
    }
}
