package dev.candela.lumen.context;

import java.util.zip.Inflater;

/// The last 32 KiB that went in one direction, as deflate may refer to them. Grows with what it is given.
final class Window {
    /// As far as deflate can look back.
    static final int BYTES_MAX = 32 * 1024;

    private byte[] bytes = {};
    private int length;

    void append(byte[] from, int offset, int count) {
        int added = Math.min(count, BYTES_MAX);
        int kept = Math.min(length, BYTES_MAX - added);
        byte[] to = bytes;
        if (kept + added > bytes.length) {
            to = new byte[Math.min(BYTES_MAX, Math.max(2 * bytes.length, kept + added))];
        }
        System.arraycopy(bytes, length - kept, to, 0, kept);
        System.arraycopy(from, offset + count - added, to, kept, added);
        bytes = to;
        length = kept + added;
    }

    void giveTo(Inflater inflater) {
        if (length > 0) {
            inflater.setDictionary(bytes, 0, length);
        }
    }
}
