package dev.candela.lumen.link;

import dev.candela.lumen.cipher.PreSharedKey;
import dev.candela.lumen.negotiation.Capability;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How one end speaks.
///
/// @param lumen         whether LUMEN is spoken at all
/// @param name          what this end calls itself
/// @param encryption    whether frames are encrypted; with [Insistence#REQUIRE], `lumen` has to be required too
/// @param shared        makes an attacker between the two ends powerless; both ends must have the same, or neither
/// @param bearer        what a client shows to be let in; null for nothing
/// @param capabilities  what is offered beside messages, see [Capability]
/// @param words         what this end will say often beside the static words; at most 127
/// @param limits        what the peer may cost
public record LinkSettings(
    Insistence lumen,
    String name,
    Insistence encryption,
    @Nullable PreSharedKey shared,
    @Nullable String bearer,
    Set<String> capabilities,
    List<String> words,
    LinkLimits limits) {
    /// Of one that serves: LUMEN for whoever asks, with everything but encryption.
    public static final LinkSettings SERVING = new LinkSettings(
        Insistence.PREFER, "candela", Insistence.OFF, null, null,
        Set.of(Capability.COMPRESSION, Capability.STREAMING, Capability.BATCH_FLOW, Capability.HEARTBEAT,
            Capability.MUX, Capability.DICTIONARY, Capability.DEFLATE, Capability.TRANSPORT),
        List.of(), LinkLimits.DEFAULT);

    /// Of one that connects: as [#SERVING], but context compression is not asked for. It makes a message a third as
    /// long for some microseconds of work, which a pipe or a socket on one machine does not pay back.
    public static final LinkSettings CALLING = SERVING.withCapabilities(
        Set.of(Capability.COMPRESSION, Capability.STREAMING, Capability.BATCH_FLOW, Capability.HEARTBEAT,
            Capability.MUX, Capability.DICTIONARY));

    /// @throws IllegalArgumentException when encryption is required and plain lines would do
    public LinkSettings {
        capabilities = Set.copyOf(capabilities);
        words = List.copyOf(words);
        if (encryption == Insistence.REQUIRE && lumen != Insistence.REQUIRE) {
            throw new IllegalArgumentException("lumen: " + lumen + " (expected: REQUIRE, as encryption is)");
        }
    }

    public LinkSettings withLumen(Insistence value) {
        return new LinkSettings(value, name, encryption, shared, bearer, capabilities, words, limits);
    }

    public LinkSettings withName(String value) {
        return new LinkSettings(lumen, value, encryption, shared, bearer, capabilities, words, limits);
    }

    /// With the secret, a peer that does not have it cannot read or say anything.
    public LinkSettings withEncryption(Insistence value, @Nullable PreSharedKey secret) {
        return new LinkSettings(value == Insistence.REQUIRE ? value : lumen, name, value, secret, bearer, capabilities,
            words, limits);
    }

    public LinkSettings withBearer(@Nullable String value) {
        return new LinkSettings(lumen, name, encryption, shared, value, capabilities, words, limits);
    }

    public LinkSettings withCapabilities(Set<String> value) {
        return new LinkSettings(lumen, name, encryption, shared, bearer, value, words, limits);
    }

    /// With context compression, for a connection whose bytes cost more than microseconds.
    public LinkSettings compressing() {
        var more = new LinkedHashSet<>(capabilities);
        more.add(Capability.DEFLATE);
        return withCapabilities(more);
    }

    public LinkSettings withWords(List<String> value) {
        return new LinkSettings(lumen, name, encryption, shared, bearer, capabilities, value, limits);
    }

    public LinkSettings withLimits(LinkLimits value) {
        return new LinkSettings(lumen, name, encryption, shared, bearer, capabilities, words, value);
    }

    /// Nothing of the secrets.
    @Override
    public String toString() {
        return "LinkSettings[lumen=" + lumen + ", name=" + name + ", encryption=" + encryption + ", capabilities="
            + capabilities + ", words=" + words.size() + "]";
    }
}
