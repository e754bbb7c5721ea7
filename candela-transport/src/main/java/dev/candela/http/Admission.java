package dev.candela.http;

/// What becomes of a request whose head has been read.
public sealed interface Admission {
    /// It is answered at once; its body is not wanted.
    record Answered(HttpAnswer answer) implements Admission {}

    /// Its body is wanted, and then it is delivered.
    ///
    /// @param bodyBytesMax   largest body, in bytes; for a larger one the engine answers 413 before it is buffered
    /// @param queueBytesMax  bytes that may wait for a slow reader of the answer
    /// @param delivery       where it goes
    record Admitted(int bodyBytesMax, int queueBytesMax, Delivery delivery) implements Admission {}

    /// Takes a whole request.
    @FunctionalInterface
    interface Delivery {
        /// Call it in the order of arrival, on the thread that reads: it never blocks.
        ///
        /// @param body  not used by anybody else from now on
        void deliver(HttpExchange exchange, byte[] body);
    }
}
