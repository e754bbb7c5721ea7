package dev.candela.lumen.ring;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// A place in the header that tells the other process how far this one has come. What was written before it was stored
/// is seen by whoever has loaded it.
record Cursor(MemorySegment memory, long at) {
    private static final VarHandle WORD =
        ValueLayout.JAVA_LONG.withOrder(ByteOrder.LITTLE_ENDIAN).varHandle().withInvokeExactBehavior();

    /// Any number at all, when it is the other process that stores it.
    long load() {
        return (long) WORD.getAcquire(memory, at);
    }

    void store(long value) {
        WORD.setRelease(memory, at, value);
    }
}
