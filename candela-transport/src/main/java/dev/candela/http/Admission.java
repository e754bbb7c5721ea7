package dev.candela.http;

import dev.candela.model.Principal;
import dev.candela.pipe.Wires;
import dev.candela.rpc.Receiver;

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

    /// Its connection goes on as a WebSocket. Only for a request that has asked for that.
    ///
    /// @param receiver   gets the messages
    /// @param principal  who has asked
    /// @param wires      how messages are written
    record Upgraded(Receiver receiver, Principal principal, Wires wires) implements Admission {}

    /// Takes a whole request.
    @FunctionalInterface
    interface Delivery {
        /// Call it in the order of arrival, on the thread that reads: it never blocks.
        ///
        /// @param body  not used by anybody else from now on
        void deliver(HttpExchange exchange, byte[] body);
    }
}
