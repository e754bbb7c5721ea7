package dev.candela.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What Linux tells about a process.
///
/// @see <a href="https://man7.org/linux/man-pages/man5/proc.5.html">proc(5)</a>
final class ProcessFigures {
    /// The kernel counts in hundredths of a second for every program, whatever its own clock does.
    private static final long MICROS_PER_TICK = 10_000;
    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;

    /// CPU time of the process so far, of all its threads, in microseconds. Counts in steps of 10 000.
    static long cpuMicros(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        // The name, in parentheses, may hold blanks; the numbers follow it.
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME])) * MICROS_PER_TICK;
    }

    /// Memory of the process that is in RAM, in bytes.
    static long residentBytes(long pid) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
            }
        }
        throw new IOException("pid: " + pid + " has no VmRSS (expected: a running process)");
    }

    /// The program and its arguments.
    static List<String> command(long pid) throws IOException {
        return new ArrayList<>(List.of(Files.readString(Path.of("/proc/" + pid + "/cmdline")).split("\0")));
    }

    private ProcessFigures() {}
}
