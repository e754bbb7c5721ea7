package dev.candela.socket;

import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.Map;

/// Counts connections. Safe for any thread.
final class Admittance {
    private static final System.Logger LOG = System.getLogger(Admittance.class.getName());
    private static final long COMPLAINT_NANOS = 1_000_000_000L;

    private final SocketOptions.Bounds bounds;
    private final Map<String, Integer> ofRemote = new HashMap<>();
    private int all;
    private long complained = System.nanoTime() - 2 * COMPLAINT_NANOS;

    Admittance(SocketOptions.Bounds bounds) {
        this.bounds = bounds;
    }

    /// @param remote   where from
    /// @param counted  whether that tells one client from another
    /// @return whether the connection may stay; then tell when it has ended
    synchronized boolean enter(String remote, boolean counted) {
        int same = ofRemote.getOrDefault(remote, 0);
        if (all >= bounds.connectionsMax() || (counted && same >= bounds.connectionsPerRemoteMax())) {
            complain(remote);
            return false;
        }
        all++;
        ofRemote.put(remote, same + 1);
        return true;
    }

    synchronized void leave(String remote) {
        all--;
        ofRemote.computeIfPresent(remote, (_, count) -> count > 1 ? count - 1 : null);
    }

    /// Once a second is enough to be noticed.
    private void complain(String remote) {
        long now = System.nanoTime();
        if (now - complained > COMPLAINT_NANOS) {
            complained = now;
            LOG.log(Level.WARNING, "connections: one more, from {0}, was closed (expected: <= {1}, <= {2} of one"
                + " address)", remote, bounds.connectionsMax(), bounds.connectionsPerRemoteMax());
        }
    }
}
