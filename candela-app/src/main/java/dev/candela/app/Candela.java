package dev.candela.app;

import java.lang.System.Logger.Level;
import java.util.Map;

/// The command: from arguments to an exit code. Prints nothing but the answer on `out`, and never a stack trace for
/// what the user can mend.
final class Candela {
    private final Terminal terminal;
    private final Map<String, String> environment;
    private final DemoLauncher demo;

    Candela(Terminal terminal, Map<String, String> environment, DemoLauncher demo) {
        this.terminal = terminal;
        this.environment = environment;
        this.demo = demo;
    }

    /// Returns when the command has ended; a server's when the server has.
    ///
    /// @return the exit code, see [Exit]
    int run(String... args) {
        try {
            return switch (LogLevel.parse(environment.get(LogLevel.VARIABLE))) {
                case Checked.Bad<Level>(var why) -> refuse(why);
                case Checked.Good<Level> _ -> run(Arguments.read(args));
            };
        } catch (RuntimeException bug) {
            // Asked for only here: a command that goes well does not pay for starting the log.
            System.getLogger(Candela.class.getName()).log(Level.ERROR, "stopped on an error of its own", bug);
            return Exit.FAILED;
        }
    }

    private int run(Asked asked) {
        return switch (asked) {
            case Asked.Help(var text) -> answer(text);
            case Asked.Version _ -> answer("candela " + Version.read() + "\n");
            case Asked.Demo(var arguments) -> new DemoCommand(terminal, environment, demo).run(arguments);
            case Asked.Lumen(var what) -> new LumenCommand(terminal).run(what);
            case Asked.Nothing(var why) -> refuse(why);
        };
    }

    private int answer(String text) {
        terminal.out().print(text);
        terminal.out().flush();
        return terminal.out().checkError() ? Exit.FAILED : Exit.OK;
    }

    private int refuse(Complaint why) {
        terminal.complain(why);
        return Exit.NOT_STARTED;
    }
}
