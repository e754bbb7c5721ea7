package dev.candela.cadencia;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.LinkedBlockingQueue;

/// Writes commands to the bridge on a thread of its own, so that nobody waits for a bridge that does not read.
/// Whoever adds bounds how many wait.
final class CommandPipe implements Runnable {
    private static final byte[] END = new byte[0];

    private final OutputStream out;
    private final LinkedBlockingQueue<byte[]> lines = new LinkedBlockingQueue<>();

    CommandPipe(OutputStream out) {
        this.out = out;
    }

    void add(byte[] line) {
        lines.add(line);
    }

    /// Closes the pipe when what was added before is written.
    void end() {
        lines.add(END);
    }

    @Override
    public void run() {
        try (out) {
            for (byte[] line = lines.take(); line.length > 0; line = lines.take()) {
                out.write(line);
                out.flush();
            }
        } catch (IOException _) {
            // The bridge has gone, or closed its input: its end, or the waits, tell those who ask.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
