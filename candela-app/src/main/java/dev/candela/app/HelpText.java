package dev.candela.app;

/// The help texts, to the letter.
final class HelpText {
    static final String CANDELA = """
        Usage: candela [--help | --version]
               candela COMMAND [OPTION]... [--help]

        The MCP runtime for the JVM.

        Commands:
          demo       serve the demonstration server, over any transport
          lumen      encode, decode, inspect and measure LUMEN frames

        Options:
          --help     show this help
          --version  show the version

        Environment:
          CANDELA_LOG        error, warning, info (default), debug or trace
          CANDELA_JAVA_HOME  a JDK 25 or newer (default: the first one found)
          CANDELA_JAVA_OPTS  more options for that JDK

        Messages and logs go to stderr.
        Exit codes: 0 done, 1 failed while running, 2 wrong usage or not started.
        """;

    static final String DEMO = """
        Usage: candela demo [--http HOST:PORT] [--ws HOST:PORT] [--tcp HOST:PORT]
                            [--unix PATH] [--lumen off|prefer|require]
                            [--token TOKEN] [--config FILE] [--insecure]
               candela demo --stdio [--lumen off|prefer|require]

        Serves the demonstration server: the tools, resources and prompts that the
        official MCP conformance suite asks for.

        Options:
          --http HOST:PORT  listen for Streamable HTTP at http://HOST:PORT/mcp
                            (default: 127.0.0.1:8808; port 0 takes a free one)
          --ws HOST:PORT    listen for WebSocket at ws://HOST:PORT/mcp
          --tcp HOST:PORT   listen for plain TCP
          --unix PATH       listen on a Unix socket, which only this user can use
          --stdio           speak MCP on stdin and stdout instead
          --lumen HOW       answer clients that ask for LUMEN (prefer, the default),
                            never (off), or serve nobody else (require)
          --token TOKEN     serve only clients that send this bearer token; others on
                            this machine can see it in the list of processes, so
                            --config or CANDELA_TOKEN is better; over TCP and Unix
                            sockets it comes with LUMEN, so that is required there
          --config FILE     read `key = value` lines, # comments; keys: token
          --insecure        listen beyond this machine even without a token
          --help            show this help

        The token is the first of: --token, the file of --config, CANDELA_TOKEN.
        Beyond this machine the server starts only with a token or --insecure.
        """;

    private HelpText() {}
}
