package dev.candela.app;

import java.util.List;
import java.util.Set;

/// Reads the arguments of the program: a command and its options, or one of `--help` and `--version`.
final class Arguments {
    private static final String HELP = "--help";
    private static final String DEMO = "demo";
    private static final String LUMEN = "lumen";

    static Asked read(String... args) {
        if (args.length == 0) {
            return nothing("command", "none", DEMO + " or " + LUMEN + "; see candela --help");
        }
        return switch (args[0]) {
            case HELP, "-h" -> new Asked.Help(HelpText.CANDELA);
            case "--version", "-V" -> new Asked.Version();
            case DEMO -> demo(List.of(args).subList(1, args.length));
            case LUMEN -> LumenOptions.read(List.of(args).subList(1, args.length));
            default -> nothing("argument", args[0], "see candela --help");
        };
    }

    private static Asked demo(List<String> args) {
        if (args.contains(HELP) || args.contains("-h")) {
            return new Asked.Help(HelpText.DEMO);
        }
        return switch (Options.read(args, Set.of("--stdio", "--insecure"), Set.of(
            "--http", "--ws", "--tcp", "--unix", LumenOption.NAME, "--token", "--config"))) {
            case Checked.Bad<Options>(var why) -> new Asked.Nothing(why);
            case Checked.Good<Options>(var given) -> new Asked.Demo(new DemoArguments(
                new DemoArguments.Places(given.value("--http").orElse(null), given.value("--ws").orElse(null),
                    given.value("--tcp").orElse(null), given.value("--unix").orElse(null)),
                given.has("--stdio"), given.value(LumenOption.NAME).orElse(null),
                given.value("--token").orElse(null), given.value("--config").orElse(null), given.has("--insecure")));
        };
    }

    private static Asked nothing(String name, String value, String expected) {
        return new Asked.Nothing(new Complaint(name, value, expected));
    }

    private Arguments() {}
}
