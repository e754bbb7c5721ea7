package dev.candela.cadencia;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// How the bridge is run.
///
/// @param command        the program and its arguments; nothing is searched or expanded beyond what the system does
/// @param folder         where it runs; the paths of files are relative to it
/// @param readyWait      how long the first line of the bridge may take
/// @param answerWait     how long an answer may take
/// @param stopWait       how long each step of stopping may take
/// @param unansweredMax  commands without an answer, among them those whose time is over, before more are refused
public record BridgeSettings(List<String> command, Path folder, Duration readyWait, Duration answerWait,
        Duration stopWait, int unansweredMax) {
    private static final Duration ANSWER_WAIT = Duration.ofSeconds(30);
    private static final Duration STOP_WAIT = Duration.ofSeconds(3);
    private static final int UNANSWERED_MAX = 64;

    public BridgeSettings {
        command = List.copyOf(command);
        if (command.isEmpty()) {
            throw new IllegalArgumentException("command: empty (expected: a program)");
        }
        requirePositive("readyWait", readyWait);
        requirePositive("answerWait", answerWait);
        requirePositive("stopWait", stopWait);
        if (unansweredMax <= 0) {
            throw new IllegalArgumentException("unansweredMax: " + unansweredMax + " (expected: > 0)");
        }
    }

    /// With the usual waits: 30 seconds for the first line and for an answer, 3 for each step of stopping.
    public static BridgeSettings of(List<String> command, Path folder) {
        return new BridgeSettings(command, folder, ANSWER_WAIT, ANSWER_WAIT, STOP_WAIT, UNANSWERED_MAX);
    }

    private static void requirePositive(String name, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: > 0)");
        }
    }
}
