/// The `candela` command.
module dev.candela.app {
    requires static transitive org.jspecify;

    provides System.LoggerFinder with dev.candela.app.StderrLoggerFinder;
}
