package dev.candela.app;

/// What to do when a signal ends the process. A server that was told to stop has done well, so it ends with code 0,
/// where the JVM would report the signal. Once closed it does nothing: a server that ends by itself has a code of its
/// own.
final class EndOfProcess implements AutoCloseable {
    private final Thread hook;

    private EndOfProcess(Thread hook) {
        this.hook = hook;
    }

    static EndOfProcess run(Runnable stop) {
        var hook = new Thread(() -> {
            stop.run();
            Runtime.getRuntime().halt(Exit.OK);
        }, "candela-stop");
        Runtime.getRuntime().addShutdownHook(hook);
        return new EndOfProcess(hook);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The signal was first.
        }
    }
}
