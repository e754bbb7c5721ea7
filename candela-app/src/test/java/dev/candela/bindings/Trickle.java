package dev.candela.bindings;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// Streams that move one byte at a time.
final class Trickle {
    private Trickle() {}

    static InputStream of(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                return super.read(into, offset, Math.min(length, 1));
            }
        };
    }

    static OutputStream of(OutputStream out) {
        return new FilterOutputStream(out) {
            @Override
            public void write(byte[] from, int offset, int length) throws IOException {
                for (int i = 0; i < length; i++) {
                    out.write(from, offset + i, 1);
                    out.flush();
                }
            }
        };
    }
}
