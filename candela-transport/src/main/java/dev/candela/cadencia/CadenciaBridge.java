package dev.candela.cadencia;

import dev.candela.lumen.MalformedLumen;
import dev.candela.lumen.cadencia.Answer;
import dev.candela.lumen.cadencia.Command;
import dev.candela.lumen.cadencia.Reply;
import dev.candela.process.BoundedLines;
import dev.candela.process.ErrorTail;
import dev.candela.process.ProcessEnd;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

/// The bridge as a child process. Safe for any thread; the bridge itself works on one command after the other.
///
/// Four threads serve it: one for each pipe, one that waits for its end. Its end gives every waiting command an
/// [Outcome.Ended]. After [#stop] or [#close] neither process nor threads are left, unless a process that the bridge
/// has started and left behind keeps a pipe open.
///
/// The bridge reads any file that its user may read. Paths that come from somebody else have to be checked before.
public final class CadenciaBridge implements AutoCloseable {
    /// What a process that was killed may take to be gone, and a pipe to end after it.
    private static final Duration END_WAIT = Duration.ofSeconds(1);

    private final BridgeSettings settings;
    private final Process process;
    private final Unanswered unanswered;
    private final CommandPipe commands;
    private final ErrorTail errors;
    private final Slot first = new Slot();
    private final AtomicLong unclaimed = new AtomicLong();
    private final ReentrantLock sending = new ReentrantLock();
    private final ReentrantLock stopping = new ReentrantLock();
    private final Thread answering;
    private final Thread tailing;
    private final Thread commanding;
    private final Thread ending;

    private CadenciaBridge(BridgeSettings settings, Process process) {
        this.settings = settings;
        this.process = process;
        this.unanswered = new Unanswered(settings.unansweredMax());
        this.commands = new CommandPipe(process.getOutputStream());
        this.errors = new ErrorTail(process.getErrorStream());
        this.answering = thread("answers", this::readAnswers);
        this.tailing = thread("errors", errors);
        this.commanding = thread("commands", commands);
        this.ending = thread("end", this::awaitEnd);
    }

    private static Thread thread(String what, Runnable work) {
        return Thread.ofPlatform().daemon().name("cadencia-bridge-" + what).unstarted(work);
    }

    /// Starts the program and waits for its first line.
    ///
    /// @throws IOException when it cannot be started, ends at once, or does not say in time that it is ready
    public static CadenciaBridge start(BridgeSettings settings) throws IOException, InterruptedException {
        var process = new ProcessBuilder(settings.command()).directory(settings.folder().toFile()).start();
        var bridge = new CadenciaBridge(settings, process);
        List.of(bridge.answering, bridge.tailing, bridge.commanding, bridge.ending).forEach(Thread::start);
        try {
            bridge.awaitReady();
            return bridge;
        } catch (IOException | InterruptedException e) {
            bridge.kill();
            throw e;
        }
    }

    private void awaitReady() throws IOException, InterruptedException {
        switch (first.await(settings.readyWait())) {
            case Outcome.Answered(Reply.Ready _) -> { }
            case Outcome.Answered _ -> throw new IOException("bridge: another first line (expected: that it is ready)");
            case Outcome.Ended(int exitCode, var lastErrors) -> throw new IOException(
                "bridge: ended with " + exitCode + " (expected: a first line that it is ready); it said " + lastErrors);
            case Outcome.TimedOut(var after) -> throw new IOException(
                "bridge: silent for " + after.toMillis() + " ms (expected: a first line that it is ready)");
            case Outcome.Busy _ -> throw new IllegalStateException("bridge: busy (expected: nothing sent yet)");
        }
    }

    /// Asks whether the bridge is there: a [Reply.Ready].
    public Outcome ping() throws InterruptedException {
        return request(Command.Ping::new, settings.answerWait());
    }

    /// Asks how large files are as LUMEN: a [Reply.Indexed].
    ///
    /// @param files  at least one, or the bridge refuses
    public Outcome index(List<String> files) throws InterruptedException {
        var copy = List.copyOf(files);
        return request(id -> new Command.Index(id, copy), settings.answerWait());
    }

    /// Asks the bridge to end, and sees to it that it does: when it does not within the wait, it is told by the
    /// system, and then killed with whatever it has started. May take three waits and a little.
    ///
    /// @return what the bridge said: a [Reply.Stopped], when all is well
    public Outcome stop() throws InterruptedException {
        stopping.lockInterruptibly();
        try {
            var started = process.descendants().collect(Collectors.toSet());
            var outcome = request(Command.Stop::new, settings.stopWait());
            commands.end();
            ProcessEnd.await(process, started, settings.stopWait());
            joinAll();
            return outcome;
        } finally {
            stopping.unlock();
        }
    }

    /// Stops it, if that has not been done; when interrupted, kills it.
    @Override
    public void close() {
        try {
            stop();
        } catch (InterruptedException _) {
            kill();
            Thread.currentThread().interrupt();
        }
    }

    /// Lines of the bridge so far that answered nobody: unreadable, too long, or not asked for.
    public long unclaimed() {
        return unclaimed.get();
    }

    private Outcome request(LongFunction<Command> command, Duration patience) throws InterruptedException {
        return switch (send(command)) {
            case Unanswered.Opened.Refused(var why) -> why;
            case Unanswered.Opened.Waiting(_, var slot) -> slot.await(patience);
        };
    }

    /// Under a lock, so that commands go out in the order of their ids.
    private Unanswered.Opened send(LongFunction<Command> command) {
        sending.lock();
        try {
            var opened = unanswered.open();
            if (opened instanceof Unanswered.Opened.Waiting(long id, _)) {
                commands.add(command.apply(id).line());
            }
            return opened;
        } finally {
            sending.unlock();
        }
    }

    private void readAnswers() {
        var lines = new BoundedLines(process.getInputStream(), Answer.BYTES_MAX);
        try {
            while (lines.next()) {
                if (lines.length() > 0) {
                    take(lines);
                }
            }
        } catch (IOException _) {
            // The process has ended, which another thread sees.
        }
    }

    private void take(BoundedLines line) {
        if (line.cut()) {
            unclaimed("answer: too long (expected: <= " + Answer.BYTES_MAX + " bytes)");
            return;
        }
        try {
            var answer = Answer.read(line.bytes(), 0, line.length());
            boolean isFirst = answer.id() == null && first.complete(new Outcome.Answered(answer.reply()));
            if (!isFirst && !unanswered.answer(answer)) {
                unclaimed("answer: for nobody (expected: the id of a command)");
            }
        } catch (MalformedLumen e) {
            unclaimed(String.valueOf(e.getMessage()));
        }
    }

    private void unclaimed(String why) {
        unclaimed.incrementAndGet();
        System.getLogger(CadenciaBridge.class.getName()).log(Level.DEBUG, "A line of the bridge is dropped: {0}", why);
    }

    private void awaitEnd() {
        try {
            int exitCode = process.waitFor();
            answering.join(END_WAIT);
            tailing.join(END_WAIT);
            var ended = new Outcome.Ended(exitCode, errors.lines());
            commands.end();
            unanswered.end(ended);
            first.complete(ended);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// An interrupt waits until nothing is left.
    private void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        commands.end();
        boolean interrupted = Thread.interrupted();
        try {
            joinAll();
        } catch (InterruptedException _) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void joinAll() throws InterruptedException {
        ending.join(END_WAIT.multipliedBy(3)); // it waits for two others itself
        answering.join(END_WAIT);
        tailing.join(END_WAIT);
        commanding.join(END_WAIT);
    }
}
