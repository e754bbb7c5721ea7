package dev.candela.stdio;

import dev.candela.binary.LumenWires;
import dev.candela.lumen.frame.Frame;
import dev.candela.lumen.link.Insistence;
import dev.candela.lumen.link.LinkSettings;
import dev.candela.lumen.negotiation.Acknowledgement;
import dev.candela.lumen.negotiation.Offer;
import dev.candela.lumen.negotiation.Probe;
import dev.candela.pipe.Wires;
import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/// A server of one kind or another, run by a test as a process.
final class LumenChild {
    /// @param args  `prefer`, `off` or `require`; or `late` and a file by which it knows that it has been here before
    public static void main(String[] args) throws IOException {
        if (args[0].equals("late") && Files.notExists(Path.of(args[1]))) {
            Files.createFile(Path.of(args[1]));
            acknowledgeLate();
        } else if (args[0].equals("late")) {
            StdioServer.serve(new StdioChild());
        } else {
            StdioServer.serve(new StdioChild(), wires(Insistence.valueOf(args[0].toUpperCase(java.util.Locale.ROOT))));
        }
    }

    private static Wires wires(Insistence lumen) {
        return LumenWires.serving(LinkSettings.SERVING.withLumen(lumen));
    }

    /// Answers the question when the client has given up and begun to write lines, and reads nothing after that.
    private static void acknowledgeLate() throws IOException {
        try (var in = new FileInputStream(FileDescriptor.in); var out = new FileOutputStream(FileDescriptor.out)) {
            var bytes = new ByteArrayOutputStream();
            do {
                bytes.write(in.read());
            } while (!(Frame.parse(bytes.toByteArray(), 0, bytes.size()) instanceof Frame.Parsed.Complete));
            if (in.read() == '\n') {
                var probe = Probe.union("late", Set.of("compression"));
                out.write(Acknowledgement.to(probe, Offer.of("late", Set.of("compression"))).orElseThrow().frame());
            }
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }

    private LumenChild() {}
}
