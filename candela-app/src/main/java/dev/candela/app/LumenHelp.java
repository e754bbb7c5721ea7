package dev.candela.app;

/// The help texts of `candela lumen`, to the letter.
final class LumenHelp {
    static final String LUMEN = """
        Usage: candela lumen VERB [FILE] [OPTION]... [--help]

        Works with LUMEN, the binary form of MCP messages.

        Verbs:
          encode   turn a JSON message into a frame
          decode   turn frames into lines of JSON
          inspect  show every byte of frames with its meaning
          stats    compare the sizes of messages as JSON, LUMEN and compressed
          vectors  run files of test vectors

        Without FILE, or when it is -, standard input is read, 64 MiB at most.
        Exit codes: 0 done, 1 the input was refused, 2 wrong usage or no such file.
        """;

    static final String ENCODE = """
        Usage: candela lumen encode [FILE] [--hex] [--payload]
                                    [--type request|response|notify]

        Turns one JSON text into one frame and writes its bytes to stdout, unless that
        is a terminal.

        The message decides the type: a method with an id is a request, a result or an
        error a response, a method alone a notification. What the binary form cannot
        say exactly, such as an integer beyond 64 bits, becomes a frame of JSON text.

        Options:
          --hex        write hex digits
          --payload    write the payload alone, without a frame
          --type TYPE  the type of the frame, whatever the message is
          --help       show this help
        """;

    static final String DECODE = """
        Usage: candela lumen decode [FILE] [--hex] [--payload] [--all]

        Turns frames, one after another, into one line of JSON for each message.
        Messages in batches and in channels are messages, too. What comes before a
        fault is written; the fault is one line on stderr.

        Options:
          --hex      the input is hex digits; blanks and line breaks may stand anywhere
          --payload  the input is one payload, without a frame
          --all      one line of JSON for every other frame, too; without it they are
                     passed over, which stderr says
          --help     show this help
        """;

    static final String INSPECT = """
        Usage: candela lumen inspect [FILE] [--hex] [--payload]

        Shows frames as a tree: the offset, the bytes in hex, what they mean. Input
        that is cut short is shown up to its end.

        Options:
          --hex      the input is hex digits; blanks and line breaks may stand anywhere
          --payload  the input is one payload, without a frame
          --help     show this help
        """;

    static final String STATS = """
        Usage: candela lumen stats [FILE | FOLDER]

        Compares the bytes that messages take. The input is one JSON text per line, or
        one JSON array of messages, or a folder of .json files.

        Columns, each with what it saves of the compact JSON text:
          lumen    a LUMEN frame
          gzip     gzip -6, each message for itself
          deflate  one deflate stream, flushed after each message
          context  a frame with the capability x-candela-deflate

        Options:
          --help     show this help
        """;

    static final String VECTORS = """
        Usage: candela lumen vectors FOLDER

        Runs every file of test vectors in a folder: hyb128.json, frames.json and so
        on. Each vector that fails is printed with what was expected and what came.
        A file or an operation that is not known is a failure. The last line is
        `N passed, N failed`; the exit code is 0 only when nothing failed.

        Options:
          --help     show this help
        """;

    private LumenHelp() {}
}
