package dev.candela.lumen.link;

import dev.candela.lumen.MalformedLumen;
import dev.candela.lumen.cipher.Agreement;
import dev.candela.lumen.cipher.Arrival;
import dev.candela.lumen.cipher.FrameCipher;
import dev.candela.lumen.cipher.Handshake;
import dev.candela.lumen.cipher.Role;
import dev.candela.lumen.negotiation.Acknowledgement;
import dev.candela.lumen.negotiation.Capability;
import dev.candela.lumen.negotiation.Dialect;
import dev.candela.lumen.negotiation.Offer;
import dev.candela.lumen.negotiation.Probe;
import dev.candela.lumen.payload.Profile;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// How two ends come to terms: a question, and an answer in kind. Never goes on in the clear where encryption was asked
/// for and something is wrong with it.
final class Opening {
    /// What came of it, and what the caller has to be told; empty for nothing.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Agreed(Conversation conversation, byte[] answer) {}

    private static final byte[] NOTHING = {};

    private final LinkSettings settings;
    private final boolean calls;
    private final boolean inMessages;
    private @Nullable Handshake handshake;

    /// @param calls       whether this end asks
    /// @param inMessages  whether frames come as messages of WebSocket, where one client wants another form of answer
    Opening(LinkSettings settings, boolean calls, boolean inMessages) {
        this.settings = settings;
        this.calls = calls;
        this.inMessages = inMessages;
    }

    /// What a caller asks.
    byte[] probe() {
        var probe = Probe.union(settings.name(), offered());
        if (settings.encryption() != Insistence.OFF) {
            handshake = begin(Role.INITIATOR);
            probe = probe.withPublicKey(handshake.publicKey());
        }
        String bearer = settings.bearer();
        return (bearer == null ? probe : probe.withBearer(bearer)).frame();
    }

    /// Takes the other end's part. Empty for one that is not understood, and gets no answer.
    ///
    /// @throws BrokenLink when the two ends must not speak to each other
    Optional<Agreed> take(int flags, byte[] bytes, int offset, int length) throws BrokenLink {
        byte[] payload = Arrays.copyOfRange(bytes, offset, offset + length);
        return calls ? Optional.of(acknowledged(flags, payload)) : probed(flags, payload);
    }

    private Optional<Agreed> probed(int flags, byte[] payload) throws BrokenLink {
        Probe probe;
        try {
            probe = Probe.read(flags, payload);
        } catch (MalformedLumen e) {
            if (settings.encryption() == Insistence.OFF) {
                return Optional.empty();
            }
            throw new BrokenLink(String.valueOf(e.getMessage())); // it may have been a key
        }
        boolean encrypts = settings.encryption() != Insistence.OFF
            && probe.capabilities().contains(Capability.ENCRYPTION);
        if (settings.encryption() == Insistence.REQUIRE && !encrypts) {
            throw new BrokenLink("encryption: not offered by the client (expected: it, as it is required)");
        }
        var own = encrypts ? begin(Role.RESPONDER) : null;
        var offer = Offer.of(settings.name(), offered());
        var acknowledgement = Acknowledgement.to(probe, own == null ? offer : offer.withPublicKey(own.publicKey()));
        if (acknowledgement.isEmpty()) {
            if (encrypts) {
                throw new BrokenLink("probe: without a key (expected: one, as encryption is offered)");
            }
            return Optional.empty();
        }
        byte[] key = probe.publicKey();
        var cipher = own == null || key == null ? null : agree(own, key);
        var terms = terms(probe.dialect(), probe.clientName(), acknowledgement.get().agreed(probe), cipher != null,
            probe.bearer());
        boolean wantsPolyglot = inMessages && probe.dialect() == Dialect.TYPESCRIPT && cipher == null;
        return Optional.of(new Agreed(new Conversation(settings, terms, false, cipher),
            wantsPolyglot ? acknowledgement.get().polyglotFrame() : acknowledgement.get().frame()));
    }

    private Agreed acknowledged(int flags, byte[] payload) throws BrokenLink {
        Acknowledgement answer;
        try {
            answer = Acknowledgement.read(flags, payload);
        } catch (MalformedLumen e) {
            throw new BrokenLink("acknowledgement: " + e.getMessage());
        }
        if (!answer.acceptedVersion().isEmpty() && !answer.acceptedVersion().equals(Probe.VERSION)) {
            throw new BrokenLink("accepted version: another (expected: " + Probe.VERSION + ")");
        }
        if (answer.region() != null) {
            throw new BrokenLink("server: has moved to shared memory (expected: to stay, nobody asked it to)");
        }
        byte[] key = answer.publicKey();
        if (key == null && settings.encryption() == Insistence.REQUIRE) {
            throw new BrokenLink("encryption: not accepted by the server (expected: it, as it is required)");
        }
        var own = handshake;
        var cipher = key == null || own == null ? null : agree(own, key);
        var both = new LinkedHashSet<>(offered());
        both.retainAll(answer.capabilities());
        var terms = terms(answer.dialect(), answer.serverName(), both, cipher != null, null);
        return new Agreed(new Conversation(settings, terms, true, cipher), NOTHING);
    }

    /// In the order of their names, so that the same end always says the same.
    private Set<String> offered() {
        var all = new TreeSet<>(settings.capabilities());
        if (settings.encryption() == Insistence.OFF) {
            all.remove(Capability.ENCRYPTION);
        } else {
            all.add(Capability.ENCRYPTION);
        }
        return all;
    }

    private Handshake begin(Role role) {
        var shared = settings.shared();
        return shared == null ? Handshake.begin(role) : Handshake.begin(role, shared);
    }

    private static FrameCipher agree(Handshake own, byte[] key) throws BrokenLink {
        return switch (own.agree(key, Arrival.IN_ORDER)) {
            case Agreement.Agreed(var cipher) -> cipher;
            case Agreement.Refused(var why) -> throw new BrokenLink(why);
        };
    }

    /// Compression and encryption do not go together: lengths would tell what is said twice.
    private static Terms terms(
        Dialect dialect, String peer, Set<String> both, boolean encrypted, @Nullable String bearer) {
        var capabilities = new LinkedHashSet<>(both);
        if (encrypted) {
            capabilities.remove(Capability.DEFLATE);
        } else {
            capabilities.remove(Capability.ENCRYPTION);
        }
        boolean isCandela = both.stream().anyMatch(it -> it.startsWith(Capability.OWN));
        var profile = isCandela ? Profile.CANDELA
            : dialect == Dialect.TYPESCRIPT ? Profile.INT32 : Profile.REFERENCE;
        int frameBytesMax = dialect == Dialect.PYTHON ? Terms.PYTHON_FRAME_BYTES_MAX : Terms.FRAME_BYTES_MAX;
        return new Terms(dialect, peer, capabilities, profile, frameBytesMax, encrypted, bearer);
    }
}
