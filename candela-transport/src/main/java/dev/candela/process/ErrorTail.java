package dev.candela.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;

/// Reads standard error to its end, so that the process never waits for us, and keeps the last lines. One thread reads;
/// any may ask for the lines.
public final class ErrorTail implements Runnable {
    private static final int LINES_MAX = 20;
    private static final int LINE_BYTES_MAX = 300;

    private final BoundedLines in;
    private final ArrayDeque<String> lines = new ArrayDeque<>();

    public ErrorTail(InputStream in) {
        this.in = new BoundedLines(in, LINE_BYTES_MAX);
    }

    @Override
    public void run() {
        try {
            while (in.next()) {
                add(new String(in.bytes(), 0, in.length(), StandardCharsets.UTF_8) + (in.cut() ? "…" : ""));
            }
        } catch (IOException _) {
            // The process is gone: that is the end, too.
        }
    }

    private synchronized void add(String line) {
        if (lines.size() == LINES_MAX) {
            lines.removeFirst();
        }
        lines.addLast(line);
    }

    public synchronized List<String> lines() {
        return List.copyOf(lines);
    }
}
