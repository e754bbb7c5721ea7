package dev.candela.app;

import dev.candela.http.BearerToken;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// A bearer token that clients must send. It prints as `(hidden)`, so that no log or message can carry it.
///
/// The form is what an `Authorization` header can carry (`b68token`,
/// [RFC 6750 §2.1](https://www.rfc-editor.org/rfc/rfc6750#section-2.1)). Immutable.
public final class Token {
    static final int CHARS_MAX = 4_096;

    private static final String EXPECTED = "1 to " + CHARS_MAX + " letters, digits, - . _ ~ + / and = at the end";
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    private final byte[] text;

    private Token(byte[] text) {
        this.text = text;
    }

    /// @param name where the token came from, for the complaint; the token itself is never part of it
    static Checked<Token> parse(String name, String text) {
        if (text.isEmpty()) {
            return Checked.bad(name, "empty", EXPECTED);
        }
        if (text.length() > CHARS_MAX) {
            return Checked.bad(name, text.length() + " characters", EXPECTED);
        }
        return FORM.matcher(text).matches()
            ? Checked.good(new Token(text.getBytes(StandardCharsets.US_ASCII)))
            : Checked.bad(name, "a character that no bearer token may have", EXPECTED);
    }

    /// What lets in whoever sends this token.
    BearerToken bearer() {
        return BearerToken.of(new String(text, StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return "(hidden)";
    }
}
