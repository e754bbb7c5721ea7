package dev.candela.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/// Makes JSON bodies smaller where that is worth its time.
final class Gzip {
    private static final int BYTES_MIN = 1024;

    private Gzip() {}

    /// The answer with its body compressed, when it is long enough.
    static HttpAnswer shrink(HttpAnswer answer) {
        var body = answer.body();
        return body.length <= BYTES_MIN ? answer : answer
            .withBody(compress(body))
            .with("Content-Encoding", "gzip")
            .with("Vary", "Accept-Encoding");
    }

    private static byte[] compress(byte[] body) {
        var out = new ByteArrayOutputStream(body.length / 2);
        try (var gzip = new Quick(out)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /// Text of this kind shrinks nearly as well at the lowest level, in half the time.
    private static final class Quick extends GZIPOutputStream {
        private Quick(ByteArrayOutputStream out) throws IOException {
            super(out, 4096);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
