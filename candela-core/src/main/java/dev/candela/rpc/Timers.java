package dev.candela.rpc;

import java.time.Duration;

/// Things to be done later. A port, so that tests decide when later is.
public interface Timers extends AutoCloseable {
    /// Runs the action again and again, with that pause between. It must not block.
    void every(Duration pause, Runnable action);

    /// Runs the action once, after that time. It must not block.
    void after(Duration delay, Runnable action);

    /// Forgets everything that was to be done.
    @Override
    void close();
}
