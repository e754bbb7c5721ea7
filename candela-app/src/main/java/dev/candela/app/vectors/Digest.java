package dev.candela.app.vectors;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// What vectors say instead of long bytes.
final class Digest {
    private Digest() {}

    static String sha256(byte[] bytes) {
        try {
            return Row.hex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("digest: none (expected: a JDK with SHA-256)", e);
        }
    }

    /// Compares bytes with `expected`, or with `sha256`, `length`, `head` and `tail`.
    static void require(Row row, byte[] bytes) throws Mismatch {
        if (row.has("expected")) {
            Mismatch.require("bytes", row.text("expected"), Row.hex(bytes));
            return;
        }
        String hex = Row.hex(bytes);
        Mismatch.require("length", row.whole("length"), (long) bytes.length);
        String head = row.text("head");
        String tail = row.text("tail");
        Mismatch.require("head", head, hex.substring(0, Math.min(hex.length(), head.length())));
        Mismatch.require("tail", tail, hex.substring(Math.max(0, hex.length() - tail.length())));
        Mismatch.require("sha256", row.text("sha256"), sha256(bytes));
    }
}
