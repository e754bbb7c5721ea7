package dev.candela.app;

/// The one place that chooses implementations.
final class Main {
    public static void main(String[] args) {
        var terminal = new Terminal(System.out, System.err);
        System.exit(new Candela(terminal, System.getenv(), absent(terminal)).run(args));
    }

    private static DemoLauncher absent(Terminal terminal) {
        return new DemoLauncher() {
            @Override
            public int http(HttpOptions options) {
                return stdio();
            }

            @Override
            public int stdio() {
                terminal.complain(new Complaint("demo", "not in this build", "a build with the demonstration server"));
                return Exit.NOT_STARTED;
            }
        };
    }

    private Main() {}
}
