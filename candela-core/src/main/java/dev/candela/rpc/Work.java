package dev.candela.rpc;

/// What is left to do for one delivery, after the part that must keep the order of arrival.
public interface Work extends Runnable {
    /// Nothing is left: no thread is needed.
    Work NONE = new Work() {
        @Override
        public void run() {}

        @Override
        public void abandon() {}
    };

    /// Does it. May block for as long as a handler runs, so give it a virtual thread of its own. Call it once.
    @Override
    void run();

    /// The way back to the peer is gone. Call it from any thread, at any time, also more than once.
    ///
    /// In the modern era, this is how a client cancels; a legacy session keeps the answer for a later stream.
    void abandon();
}
