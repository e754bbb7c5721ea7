package dev.candela.memory;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/// Whether both directions of a link can still be used. Safe for any thread.
final class LinkState {
    private static final String WHOLE = "";

    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicReference<String> fault = new AtomicReference<>(WHOLE);

    /// @return true for the first call
    boolean close() {
        return closed.compareAndSet(false, true);
    }

    /// @throws ClosedChannelException when this end has closed the link
    /// @throws IOException when it is broken
    void require() throws IOException {
        if (closed.get()) {
            throw new ClosedChannelException();
        }
        if (!fault.get().equals(WHOLE)) {
            throw new IOException(fault.get());
        }
    }

    /// Breaks the link for both directions.
    ///
    /// @return what to throw: the first fault
    IOException broken(String why, Throwable cause) {
        fault.compareAndSet(WHOLE, "shared memory: " + why);
        return new IOException(fault.get(), cause);
    }

    /// The peer has cut the file that both have in memory.
    IOException cut(InternalError fault) {
        return broken("the memory is gone (expected: a file that keeps its length)", fault);
    }

    IOException stalled(LinkSettings settings) {
        fault.compareAndSet(WHOLE, "shared memory: no room in the middle of a frame for "
            + settings.stall().toMillis() + " ms (expected: a peer that reads)");
        return new IOException(fault.get());
    }
}
