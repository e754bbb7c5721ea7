package dev.candela.lumen.negotiation;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a server has for a client that probes.
///
/// @param versions      those it speaks
/// @param capabilities  all of them are told, whatever the client has; see [Acknowledgement#agreed]
/// @param publicKey     X25519, 32 bytes, fresh for each connection; null when the server does not encrypt
/// @param region        shared memory to move to; null when there is none
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Offer(
    String serverName,
    List<String> versions,
    Set<String> capabilities,
    byte @Nullable [] publicKey,
    @Nullable Region region) {

    public Offer {
        versions = List.copyOf(versions);
        capabilities = Collections.unmodifiableSet(new LinkedHashSet<>(capabilities));
        Greeting.require(publicKey);
    }

    /// The one version this library speaks, no encryption, no shared memory.
    public static Offer of(String serverName, Set<String> capabilities) {
        return of(serverName, List.of(Probe.VERSION), capabilities);
    }

    /// No encryption, no shared memory.
    public static Offer of(String serverName, List<String> versions, Set<String> capabilities) {
        return new Offer(serverName, versions, capabilities, null, null);
    }

    public Offer withPublicKey(byte[] key) {
        return new Offer(serverName, versions, capabilities, key, region);
    }

    public Offer withRegion(Region memory) {
        return new Offer(serverName, versions, capabilities, publicKey, memory);
    }
}
