package dev.candela.process;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// The end of a process that was asked to end.
public final class ProcessEnd {
    private ProcessEnd() {}

    /// Waits for the end; when it does not come, has the system ask, and then kills the process, each after that time.
    /// What the process has started is killed in any case.
    ///
    /// @param started  processes that are known to be of it; those found later are added
    /// @throws InterruptedException when interrupted before: then nothing more has been done
    public static void await(Process process, Set<ProcessHandle> started, Duration patience)
        throws InterruptedException {
        if (!hasEnded(process, patience)) {
            process.descendants().forEach(started::add);
            process.destroy();
            if (!hasEnded(process, patience)) {
                process.descendants().forEach(started::add); // nobody finds them when their parent is gone
                process.destroyForcibly();
            }
        }
        started.forEach(ProcessHandle::destroyForcibly);
    }

    private static boolean hasEnded(Process process, Duration patience) throws InterruptedException {
        return process.waitFor(patience.toNanos(), TimeUnit.NANOSECONDS);
    }
}
