package dev.candela.bindings;

import dev.candela.wire.Message;

/// What a client sends on.
interface Way extends AutoCloseable {
    /// @return false when it is already gone
    boolean send(Message message);

    /// Goes without a word where the binding can, otherwise as fast as it can.
    @Override
    void close();
}
