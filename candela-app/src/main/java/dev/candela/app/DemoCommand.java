package dev.candela.app;

import dev.candela.lumen.link.Insistence;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// `candela demo`: checks the options together, then starts the server. A server that others can reach needs a token.
final class DemoCommand {
    static final String TOKEN_VARIABLE = "CANDELA_TOKEN";

    private final Terminal terminal;
    private final Map<String, String> environment;
    private final DemoLauncher launcher;

    DemoCommand(Terminal terminal, Map<String, String> environment, DemoLauncher launcher) {
        this.terminal = terminal;
        this.environment = environment;
        this.launcher = launcher;
    }

    int run(DemoArguments asked) {
        return switch (LumenOption.parse(asked.lumen())) {
            case Checked.Bad<Insistence>(var why) -> refuse(why);
            case Checked.Good<Insistence>(var lumen) -> asked.stdio() ? stdio(asked, lumen) : listen(asked, lumen);
        };
    }

    private int stdio(DemoArguments asked, Insistence lumen) {
        var places = asked.places();
        String other = places.http() != null ? "--http"
            : places.ws() != null ? "--ws"
            : places.tcp() != null ? "--tcp"
            : places.unix() != null ? "--unix"
            : asked.token() != null ? "--token"
            : asked.config() != null ? "--config"
            : asked.insecure() ? "--insecure" : "";
        if (!other.isEmpty()) {
            return refuse(new Complaint("--stdio", "together with " + other,
                "--stdio alone: a pipe has no address and no token"));
        }
        return launcher.stdio(lumen);
    }

    private int listen(DemoArguments asked, Insistence lumen) {
        return switch (Places.parse(asked.places())) {
            case Checked.Bad<Places>(var why) -> refuse(why);
            case Checked.Good<Places>(var places) -> switch (token(asked)) {
                case Checked.Bad<Optional<Token>>(var why) -> refuse(why);
                case Checked.Good<Optional<Token>>(var token) -> {
                    var open = places.openWithout(token.isPresent() || asked.insecure());
                    yield open.isPresent() ? refuse(open.get())
                        : launcher.listen(places.listen(token.orElse(null), lumen));
                }
            };
        };
    }

    /// The first of: `--token`, `token` in the file of `--config`, `CANDELA_TOKEN`.
    private Checked<Optional<Token>> token(DemoArguments asked) {
        return switch (configured(asked)) {
            case Checked.Bad<Optional<String>>(var why) -> new Checked.Bad<>(why);
            case Checked.Good<Optional<String>>(var configured) -> {
                String ambient = environment.get(TOKEN_VARIABLE);
                yield asked.token() != null ? parsed("--token", asked.token())
                    : configured.isPresent() ? parsed("token in " + asked.config(), configured.get())
                    : ambient != null ? parsed(TOKEN_VARIABLE, ambient)
                    : Checked.good(Optional.empty());
            }
        };
    }

    private static Checked<Optional<String>> configured(DemoArguments asked) {
        if (asked.config() == null) {
            return Checked.good(Optional.empty());
        }
        try {
            return switch (Settings.read(Path.of(asked.config()))) {
                case Checked.Bad<Settings>(var why) -> new Checked.Bad<>(why);
                case Checked.Good<Settings>(var settings) -> Checked.good(settings.get("token"));
            };
        } catch (InvalidPathException _) {
            return Checked.bad("--config", asked.config(), "a path");
        }
    }

    private static Checked<Optional<Token>> parsed(String name, String text) {
        return switch (Token.parse(name, text)) {
            case Checked.Bad<Token>(var why) -> new Checked.Bad<>(why);
            case Checked.Good<Token>(var token) -> Checked.good(Optional.of(token));
        };
    }

    private int refuse(Complaint why) {
        terminal.complain(why);
        return Exit.NOT_STARTED;
    }
}
