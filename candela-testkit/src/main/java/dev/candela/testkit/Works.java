package dev.candela.testkit;

/// What a binding has started and what of it still runs. Safe for any thread.
final class Works {
    private final Patience patience = new Patience();
    private int running;

    /// Runs it on a virtual thread.
    void start(Runnable work) {
        patience.change(() -> ++running);
        Thread.startVirtualThread(() -> {
            try {
                work.run();
            } finally {
                patience.change(() -> --running);
            }
        });
    }

    /// @throws AssertionError when something still runs after 5 s
    void awaitNone() {
        var _ = patience.await(() -> running == 0 ? Boolean.TRUE : null, () -> running + " still running");
    }
}
