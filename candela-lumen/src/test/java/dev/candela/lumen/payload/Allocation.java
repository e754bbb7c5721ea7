package dev.candela.lumen.payload;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/// Bytes that a piece of work allocates on this thread.
final class Allocation {
    /// Work that may fail.
    interface Work {
        void go() throws Exception;
    }

    private Allocation() {}

    static long of(Work work) throws Exception {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.go();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
