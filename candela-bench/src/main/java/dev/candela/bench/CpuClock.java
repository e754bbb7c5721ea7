package dev.candela.bench;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// The clock of a process that runs only while one of its threads does. Where [ProcessFigures#cpuMicros] counts
/// hundredths of a second, this one counts nanoseconds.
///
/// Of Linux, whose number of such a clock is made of the process id.
///
/// @see <a href="https://man7.org/linux/man-pages/man3/clock_getcpuclockid.3.html">clock_getcpuclockid(3)</a>
final class CpuClock {
    @SuppressWarnings("restricted") // run.sh allows it
    private static final MethodHandle CLOCK_GETTIME = Linker.nativeLinker().downcallHandle(
        Linker.nativeLinker().defaultLookup().find("clock_gettime").orElseThrow(),
        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
    private static final MemoryLayout TIMESPEC =
        MemoryLayout.sequenceLayout(2, ValueLayout.JAVA_LONG);

    /// What the lower three bits say: time on a processor, of all threads.
    private static final int PROCESS_TIME = 2;

    /// CPU time of the process so far, of all its threads, those that have ended included.
    static long nanos(long pid) throws IOException {
        int clock = (~(int) pid << 3) | PROCESS_TIME;
        try (var arena = Arena.ofConfined()) {
            var time = arena.allocate(TIMESPEC);
            if (call(clock, time) != 0) {
                throw new IOException("pid: " + pid + " has no clock (expected: a running process)");
            }
            return time.getAtIndex(ValueLayout.JAVA_LONG, 0) * 1_000_000_000L
                + time.getAtIndex(ValueLayout.JAVA_LONG, 1);
        }
    }

    private static int call(int clock, MemorySegment time) {
        try {
            return (int) CLOCK_GETTIME.invokeExact(clock, time);
        } catch (Throwable e) {
            throw new IllegalStateException("clock_gettime: not called (expected: a result)", e);
        }
    }

    private CpuClock() {}
}
