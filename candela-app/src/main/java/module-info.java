/// The `candela` command.
module dev.candela.app {
    requires static transitive org.jspecify;
    requires dev.candela.core;
    requires dev.candela.lumen;
    requires dev.candela.transport;

    provides System.LoggerFinder with dev.candela.app.StderrLoggerFinder;
}
