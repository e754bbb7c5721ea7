package dev.candela.app.lumen;

import dev.candela.json.MalformedJson;
import dev.candela.json.Utf8;

/// Bytes that should be text.
final class Texts {
    private Texts() {}

    /// What is wrong with a JSON text, and what would be right.
    static String said(MalformedJson fault) {
        String said = String.valueOf(fault.getMessage());
        return said.contains("(expected: ") ? said : said + " (expected: one JSON text)";
    }

    static boolean isUtf8(byte[] bytes, int at, int length) {
        try {
            Utf8.require(bytes, at, length);
            return true;
        } catch (MalformedJson _) {
            return false;
        }
    }
}
