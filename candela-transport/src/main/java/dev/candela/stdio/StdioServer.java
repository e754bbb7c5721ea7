package dev.candela.stdio;

import dev.candela.line.JsonLines;
import dev.candela.pipe.PipeSettings;
import dev.candela.pipe.StreamPipe;
import dev.candela.pipe.Wires;
import dev.candela.rpc.Limits;
import dev.candela.rpc.Receiver;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/// Serves the process that started this one, over standard input and output.
///
/// @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/basic/transports/stdio">stdio</a>
public final class StdioServer {
    private StdioServer() {}

    /// Serves until standard input ends, then returns: let `main` return too, and the process ends with code 0.
    ///
    /// Both streams belong to the protocol from now on. What the program prints goes to standard error instead, and
    /// what it reads is empty; only native code and child processes that inherit the streams can still disturb.
    public static void serve(Receiver receiver) {
        serve(receiver, JsonLines::new);
    }

    /// Serves standard input and output with another way to write messages than lines of JSON.
    public static void serve(Receiver receiver, Wires wires) {
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
        System.setIn(InputStream.nullInputStream());
        // Through a channel, since closing that wakes the thread that reads when the output has broken.
        var in = Channels.newInputStream(new FileInputStream(FileDescriptor.in).getChannel());
        serve(receiver, in, new FileOutputStream(FileDescriptor.out), wires);
    }

    /// Serves standard input and output by a server that is made when the first message comes. What a wire answers by
    /// itself, such as the question whether LUMEN is spoken, is answered before: who asks does not wait long.
    ///
    /// @param limits  those of the server
    public static void serve(Limits limits, Supplier<? extends Receiver> server, Wires wires) {
        serve(new LateReceiver(limits, server), wires);
    }

    /// Serves over other streams until the input ends, as [StreamPipe] says. Standard streams stay as they are.
    public static void serve(Receiver receiver, InputStream in, OutputStream out) {
        serve(receiver, in, out, JsonLines::new);
    }

    /// Serves over other streams, with another way to write messages than lines of JSON.
    public static void serve(Receiver receiver, InputStream in, OutputStream out, Wires wires) {
        new StreamPipe(receiver, wires.open(receiver.limits()), in, out, PipeSettings.of("stdio")).run();
    }
}
