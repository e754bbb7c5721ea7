package dev.candela.http.netty;

/// A connection that has times to keep: it is looked at regularly, instead of having a timer of its own.
interface Ticking {
    /// @param now  on the clock of [System#nanoTime]
    void tick(long now);

    /// The server stops: end what can be ended now, and the rest as soon as it is answered.
    void stop();

    /// Where it is kept, for its [Loop] only.
    int slot();

    void slot(int value);
}
