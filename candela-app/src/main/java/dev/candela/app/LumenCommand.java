package dev.candela.app;

import dev.candela.app.lumen.Decoded;
import dev.candela.app.lumen.Description;
import dev.candela.app.lumen.Encoded;
import dev.candela.app.lumen.FrameDecoder;
import dev.candela.app.lumen.FrameEncoder;
import dev.candela.app.lumen.HexText;
import dev.candela.app.lumen.Inspector;
import dev.candela.app.lumen.Messages;
import dev.candela.app.lumen.SizeReport;
import dev.candela.json.Json;
import dev.candela.json.JsonWriter;
import dev.candela.lumen.MalformedLumen;
import dev.candela.lumen.frame.Frame;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// `candela lumen`: reads the input, hands it to what knows LUMEN, and writes what comes of it. A refused input is one
/// line on stderr and exit code 1.
final class LumenCommand {
    private final Terminal terminal;

    LumenCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /// What is done with an input that was read.
    private interface Work {
        /// @return the exit code
        int on(byte[] input) throws MalformedLumen;
    }

    /// @return the exit code
    int run(LumenAsked asked) {
        int exit = switch (asked) {
            case LumenAsked.Encode it -> encode(it);
            case LumenAsked.Decode it -> decode(it);
            case LumenAsked.Inspect it -> with(it.file(), input -> inspect(it, input));
            case LumenAsked.Stats(var source) -> stats(source);
            case LumenAsked.Vectors(var folder) -> new VectorsCommand(terminal).run(folder);
        };
        terminal.out().flush();
        return terminal.out().checkError() ? Exit.FAILED : exit;
    }

    private int with(String file, Work work) {
        return switch (InputFile.read(file, terminal.in())) {
            case InputFile.Given(var bytes) -> guarded(bytes, work);
            case InputFile.Missing(var why) -> refuse(Exit.NOT_STARTED, why);
            case InputFile.TooLarge(var why) -> refuse(Exit.FAILED, why);
        };
    }

    private int guarded(byte[] bytes, Work work) {
        try {
            return work.on(bytes);
        } catch (MalformedLumen refused) {
            return refuse(String.valueOf(refused.getMessage()));
        }
    }

    private int encode(LumenAsked.Encode asked) {
        if (!asked.hex() && terminal.showsOut().getAsBoolean()) {
            return refuse(Exit.NOT_STARTED, new Complaint("stdout", "a terminal", "--hex, or a file or a pipe"));
        }
        return with(asked.file(), input -> {
            var message = Messages.one(input);
            return switch (asked.payload() ? FrameEncoder.payload(message)
                : FrameEncoder.frame(message, asked.type())) {
                case Encoded.Binary(var bytes) -> write(bytes, asked.hex());
                case Encoded.Text(var bytes) -> {
                    terminal.complain("the binary form cannot say this message exactly: the frame is JSON text");
                    yield write(bytes, asked.hex());
                }
                case Encoded.Refused(var why) -> refuse(why);
            };
        });
    }

    private int write(byte[] bytes, boolean hex) {
        if (hex) {
            line(HexText.of(bytes));
        } else {
            terminal.out().writeBytes(bytes);
        }
        return Exit.OK;
    }

    private int decode(LumenAsked.Decode asked) {
        return with(asked.file(), input -> {
            byte[] bytes = asked.hex() ? HexText.bytes(input) : input;
            if (asked.payload()) {
                json(FrameDecoder.payload(bytes));
                return Exit.OK;
            }
            var passedOver = new TreeMap<String, Integer>();
            try {
                FrameDecoder.decode(bytes, it -> decoded(it, asked.all(), passedOver));
            } finally {
                tell(passedOver);
            }
            return Exit.OK;
        });
    }

    private void decoded(Decoded decoded, boolean all, Map<String, Integer> passedOver) {
        switch (decoded) {
            case Decoded.Message(var message) -> json(message);
            case Decoded.Other(Frame frame) when all -> json(Description.of(frame));
            case Decoded.Other(Frame frame) -> passedOver.merge(Description.name(frame), 1, Integer::sum);
        }
    }

    private void tell(Map<String, Integer> passedOver) {
        if (!passedOver.isEmpty()) {
            terminal.complain("no messages, passed over: " + passedOver.entrySet().stream()
                .map(it -> it.getKey() + " " + it.getValue()).collect(Collectors.joining(", "))
                + " (--all describes them)");
        }
    }

    private int inspect(LumenAsked.Inspect asked, byte[] input) throws MalformedLumen {
        byte[] bytes = asked.hex() ? HexText.bytes(input) : input;
        var fault = Inspector.inspect(bytes, asked.payload(), it -> line(OneLine.of(it)));
        return fault.isEmpty() ? Exit.OK : refuse(fault.get());
    }

    private int stats(String source) {
        try {
            var folder = Path.of(source);
            if (!source.equals("-") && Files.isDirectory(folder)) {
                SizeReport.of(Messages.in(folder)).forEach(it -> line(OneLine.of(it)));
                return Exit.OK;
            }
        } catch (IllegalArgumentException _) {
            // No path at all: reading it as a file says so.
        } catch (IOException _) {
            return refuse(Exit.NOT_STARTED, new Complaint("folder", source, "a folder that can be read"));
        } catch (MalformedLumen refused) {
            return refuse(String.valueOf(refused.getMessage()));
        }
        return with(source, input -> {
            SizeReport.of(Messages.of(input)).forEach(it -> line(OneLine.of(it)));
            return Exit.OK;
        });
    }

    private void json(Json value) {
        terminal.out().writeBytes(JsonWriter.bytes(value));
        terminal.out().write('\n');
    }

    /// As UTF-8, whatever the platform: the text may be a peer's.
    private void line(String text) {
        terminal.out().writeBytes((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /// Also what has been written before stands before it.
    private int refuse(String why) {
        terminal.out().flush();
        terminal.complain(OneLine.of(why));
        return Exit.FAILED;
    }

    private int refuse(int exit, Complaint why) {
        terminal.complain(why);
        return exit;
    }
}
