package dev.candela.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// What a command was given to read: a file, or standard input when it is called `-`. Read whole, up to a bound.
sealed interface InputFile {
    /// Bytes of the largest input.
    int BYTES_MAX = 64 * 1024 * 1024;

    @SuppressWarnings("ArrayRecordComponent") // read once, compared by nobody
    record Given(byte[] bytes) implements InputFile {}

    record Missing(Complaint why) implements InputFile {}

    record TooLarge(Complaint why) implements InputFile {}

    static InputFile read(String name, InputStream stdin) {
        try {
            if (name.equals("-")) {
                return of("stdin", stdin);
            }
            try (var in = Files.newInputStream(Path.of(name))) {
                return of(name, in);
            }
        } catch (NoSuchFileException | InvalidPathException _) {
            return new Missing(new Complaint("file", name, "a file that exists"));
        } catch (IOException _) {
            return new Missing(new Complaint("file", name, "a file that can be read"));
        }
    }

    private static InputFile of(String name, InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(BYTES_MAX + 1);
        return bytes.length <= BYTES_MAX ? new Given(bytes)
            : new TooLarge(new Complaint(name, "larger than the bound", "at most " + BYTES_MAX + " bytes"));
    }
}
