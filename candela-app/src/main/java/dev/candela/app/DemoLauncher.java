package dev.candela.app;

import dev.candela.lumen.link.Insistence;

/// Starts the demonstration server once its options are known to be good, and serves until the end.
///
/// Both methods return the exit code of the process ([Exit]): they block while the server runs, and say on stderr what
/// kept it from starting.
public interface DemoLauncher {
    int listen(Listen where);

    int stdio(Insistence lumen);
}
