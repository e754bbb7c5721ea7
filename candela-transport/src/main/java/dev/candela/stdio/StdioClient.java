package dev.candela.stdio;

import dev.candela.line.JsonLines;
import dev.candela.pipe.BrokenWire;
import dev.candela.pipe.PipeSettings;
import dev.candela.pipe.StreamPipe;
import dev.candela.pipe.Wires;
import dev.candela.process.ErrorTail;
import dev.candela.process.ProcessEnd;
import dev.candela.rpc.Connection;
import dev.candela.rpc.Limits;
import dev.candela.rpc.Receiver;
import dev.candela.rpc.Refusal;
import dev.candela.rpc.Sink;
import dev.candela.rpc.TransportContext;
import dev.candela.rpc.Work;
import dev.candela.wire.Message;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A server in a process of its own, spoken to over its standard input and output.
///
/// A server that acknowledges LUMEN after this end has fallen back to lines has understood none of them. It is ended
/// and started once more, without LUMEN, and gets them again. Nobody notices but for the time it takes.
///
/// Safe for any thread. After [#close] neither process nor thread is left.
///
/// @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/basic/transports/stdio">stdio</a>
public final class StdioClient implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(StdioClient.class.getName());

    /// Messages that are kept until the server has said something.
    private static final int KEPT_MAX = 64;

    /// How to start a server. Start from [#of].
    ///
    /// @param command      the program and its arguments; nothing is searched or expanded beyond what the system does
    /// @param folder       where it runs; null for where this process does
    /// @param environment  variables it gets beside those of this process
    /// @param wires        how messages are written
    /// @param stop         how long each step of ending it may take
    public record Options(
        List<String> command, @Nullable Path folder, Map<String, String> environment, Wires wires, Duration stop) {
        public Options {
            command = List.copyOf(command);
            environment = Map.copyOf(environment);
            if (command.isEmpty()) {
                throw new IllegalArgumentException("command: empty (expected: a program)");
            }
        }

        /// With lines of JSON, and two seconds for each step of ending.
        public static Options of(List<String> command) {
            return new Options(command, null, Map.of(), JsonLines::new, Duration.ofSeconds(2));
        }

        public Options withFolder(Path value) {
            return new Options(command, value, environment, wires, stop);
        }

        public Options withEnvironment(Map<String, String> value) {
            return new Options(command, folder, value, wires, stop);
        }

        public Options withWires(Wires value) {
            return new Options(command, folder, environment, value, stop);
        }

        public Options withStop(Duration value) {
            return new Options(command, folder, environment, wires, value);
        }
    }

    private final Options options;
    private final Receiver receiver;
    private final Hearing hearing = new Hearing();
    private final Whole whole = new Whole();
    private final List<Message> kept = new ArrayList<>();
    private Child child;
    private boolean heard;
    private boolean again;
    private boolean closed;

    private StdioClient(Options options, Receiver receiver) throws IOException {
        this.options = options;
        this.receiver = receiver;
        this.child = new Child(options.wires());
    }

    /// Starts the server. It may take its time to be there: what is sent waits in its input.
    ///
    /// @param receiver  gets what the server sends
    /// @throws IOException when there is no such program
    public static StdioClient start(Options options, Receiver receiver) throws IOException {
        var client = new StdioClient(options, receiver);
        client.child.begin();
        return client;
    }

    /// What the receiver knows the server by, and the way to it.
    public Connection connection() {
        return whole;
    }

    /// What the server has said last on standard error, at most twenty lines.
    public List<String> lastErrors() {
        return child().errors.lines();
    }

    /// The code that the server has ended with; empty while it runs.
    public Optional<Integer> exitCode() {
        var process = child().process;
        return process.isAlive() ? Optional.empty() : Optional.of(process.exitValue());
    }

    /// Closes the server's input, waits for its end, and sees to it. May take two waits and a little.
    @Override
    public void close() {
        Child last;
        synchronized (this) {
            closed = true;
            last = child;
        }
        last.end();
    }

    private synchronized Child child() {
        return child;
    }

    /// A pipe has ended.
    private void ended(Child which) {
        var fault = which.pipe.fault();
        if (fault != null && fault.reason() == BrokenWire.Reason.LATE && mayStartAgain()) {
            which.end();
            startAgain();
        } else {
            receiver.closed(whole);
        }
    }

    private synchronized boolean mayStartAgain() {
        boolean may = !heard && !again && !closed;
        again = true;
        return may;
    }

    private void startAgain() {
        List<Message> lost;
        Child next;
        try {
            next = new Child(JsonLines::new);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The server could not be started again.", e);
            receiver.closed(whole);
            return;
        }
        synchronized (this) {
            child = next;
            lost = List.copyOf(kept);
        }
        next.begin();
        lost.forEach(it -> next.pipe.connection().sink().send(it));
    }

    private synchronized void hears() {
        heard = true;
        kept.clear();
    }

    private synchronized Child keep(Message message) {
        if (!heard && kept.size() < KEPT_MAX) {
            kept.add(message);
        }
        return child;
    }

    /// One process, and the pipe to it.
    private final class Child {
        private final Process process;
        private final StreamPipe pipe;
        private final ErrorTail errors;

        private Child(Wires wires) throws IOException {
            var builder = new ProcessBuilder(options.command());
            var folder = options.folder();
            if (folder != null) {
                builder.directory(folder.toFile());
            }
            builder.environment().putAll(options.environment());
            this.process = builder.start();
            this.errors = new ErrorTail(process.getErrorStream());
            this.pipe = new StreamPipe(hearing, wires.open(receiver.limits()), process.getInputStream(),
                process.getOutputStream(), PipeSettings.of("stdio"));
        }

        private void begin() {
            Thread.ofPlatform().daemon().name("candela-stdio-errors").start(errors);
            Thread.ofPlatform().daemon().name("candela-stdio").start(() -> {
                pipe.run();
                ended(this);
            });
        }

        private void end() {
            var started = process.descendants().collect(Collectors.toSet());
            Thread.startVirtualThread(() -> {
                try {
                    process.getOutputStream().close();
                } catch (IOException _) {
                    // It has closed its end: that is as good.
                }
            });
            boolean interrupted = false;
            try {
                ProcessEnd.await(process, started, options.stop());
            } catch (InterruptedException _) {
                interrupted = true;
                started.forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// The connection, whichever process is behind it.
    private final class Whole implements Connection, Sink {
        @Override
        public Sink sink() {
            return this;
        }

        @Override
        public boolean send(Message message, @Nullable String eventId) {
            return keep(message).pipe.connection().sink().send(message, eventId);
        }
    }

    /// What the pipes tell, as from the one connection.
    private final class Hearing implements Receiver {
        @Override
        public Limits limits() {
            return receiver.limits();
        }

        @Override
        public Work receive(Message message, TransportContext context, Sink sink) {
            hears();
            return receiver.receive(message, within(context), whole);
        }

        @Override
        public Work attach(TransportContext context, @Nullable String lastEventId, Sink sink) {
            return receiver.attach(within(context), lastEventId, whole);
        }

        @Override
        public Optional<Refusal> end(TransportContext context) {
            return receiver.end(within(context));
        }

        /// Said by [#ended], once it is known that no other process comes.
        @Override
        public void closed(Connection connection) {}

        private TransportContext within(TransportContext context) {
            return new TransportContext(
                context.binding(), whole, context.headers(), context.principal(), context.remote());
        }
    }
}
