package dev.candela.app;

/// What to do when a signal ends the process. A server that was told to stop has done well, so it ends with code 0,
/// where the JVM would report the signal.
final class EndOfProcess {
    private EndOfProcess() {}

    static void run(Runnable stop) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stop.run();
            Runtime.getRuntime().halt(Exit.OK);
        }, "candela-stop"));
    }
}
