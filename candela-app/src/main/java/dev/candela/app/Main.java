package dev.candela.app;

/// The one place that chooses implementations.
final class Main {
    public static void main(String[] args) {
        var terminal = new Terminal(System.in, System.out, System.err, Screen::isOutput);
        System.exit(new Candela(terminal, System.getenv(), new Demo(terminal)).run(args));
    }

    private Main() {}
}
