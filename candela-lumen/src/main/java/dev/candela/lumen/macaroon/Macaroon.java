package dev.candela.lumen.macaroon;

import dev.candela.lumen.MalformedLumen;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// A credential of whoever bears it: an id that the server chose, and caveats that narrow what it is good for.
///
/// Everybody who holds one can add caveats and hand the result on, without the server; nobody can remove one. The
/// signature is what makes it worth something, so it never appears in [#toString], and the whole must be kept like a
/// password. The location is a hint that anybody can change.
///
/// What does not fit is refused, never cut. Immutable, safe for any thread.
public final class Macaroon {
    /// Most bytes of an id, a location or a caveat, in UTF-8.
    public static final int TEXT_BYTES_MAX = 255;

    /// Most caveats.
    public static final int CAVEATS_MAX = 32;

    /// Most bytes of a whole one.
    public static final int BYTES_MAX =
        1 + 2 * (1 + TEXT_BYTES_MAX) + 1 + CAVEATS_MAX * (1 + TEXT_BYTES_MAX) + Chain.SIGNATURE_BYTES;

    /// Most characters of a whole one as text.
    public static final int TEXT_CHARS_MAX = (BYTES_MAX * 4 + 2) / 3;

    static final int VERSION = 1;

    private final String id;
    private final String location;
    private final List<String> caveats;
    private final byte[] signature;

    Macaroon(String id, String location, List<String> caveats, byte[] signature) {
        this.id = id;
        this.location = location;
        this.caveats = List.copyOf(caveats);
        this.signature = signature;
    }

    /// A macaroon without caveats.
    ///
    /// @param id        names what it was minted for, such as a user; at most 255 bytes
    /// @param location  where to use it; at most 255 bytes, not signed
    public static Macaroon mint(RootKey key, String id, String location) {
        requireFits("id", id);
        requireFits("location", location);
        return new Macaroon(id, location, List.of(), new Chain().next(key.secret(), id));
    }

    /// A macaroon that is worth what this one is, where the caveat holds.
    ///
    /// @throws IllegalArgumentException when the caveat is longer than 255 bytes, or would be the 33rd
    public Macaroon attenuate(Caveat caveat) {
        requireFits("caveat", caveat.text());
        if (caveats.size() == CAVEATS_MAX) {
            throw new IllegalArgumentException("caveats: one more (expected: <= " + CAVEATS_MAX + ")");
        }
        var more = new ArrayList<>(caveats);
        more.add(caveat.text());
        return new Macaroon(id, location, more, new Chain().next(signature, caveat.text()));
    }

    public String id() {
        return id;
    }

    /// Not signed: anybody may have changed it.
    public String location() {
        return location;
    }

    /// In the order in which they were added.
    public List<Caveat> caveats() {
        return caveats.stream().map(Caveat::of).toList();
    }

    /// Whether this key minted it and every caveat is there. Takes a time that does not depend on the signature.
    boolean isSignedBy(RootKey key) {
        return MessageDigest.isEqual(signature, new Chain().signature(key, id, caveats));
    }

    /// As it is written.
    public byte[] bytes() {
        var out = new ByteArrayOutputStream();
        out.write(VERSION);
        write(id, out);
        write(location, out);
        out.write(caveats.size());
        caveats.forEach(it -> write(it, out));
        out.writeBytes(signature);
        return out.toByteArray();
    }

    /// As a bearer token: base64 of the URL alphabet, without padding.
    public String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes());
    }

    /// Reads a macaroon. Whether it is genuine is not known then: see [MacaroonCheck].
    ///
    /// @throws MalformedLumen for any bytes that [#bytes] does not make
    public static Macaroon parse(byte[] bytes) throws MalformedLumen {
        return MacaroonReader.read(bytes);
    }

    /// Reads a bearer token.
    ///
    /// @throws MalformedLumen for any text that [#text] does not make; so each macaroon has one
    public static Macaroon parse(String text) throws MalformedLumen {
        if (text.length() > TEXT_CHARS_MAX) {
            throw new MalformedLumen(
                "macaroon: " + text.length() + " characters (expected: <= " + TEXT_CHARS_MAX + ")");
        }
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw notText();
        }
        // The decoder also takes padding and unused bits.
        if (!Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(text)) {
            throw notText();
        }
        return parse(bytes);
    }

    @Override
    public String toString() {
        return "Macaroon[" + caveats.size() + " caveats]";
    }

    private static MalformedLumen notText() {
        return new MalformedLumen("macaroon: no text (expected: base64 of the URL alphabet, without padding)");
    }

    private static void write(String text, ByteArrayOutputStream out) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write(bytes.length);
        out.writeBytes(bytes);
    }

    private static void requireFits(String what, String text) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException(what + ": with half a character (expected: Unicode)");
        }
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > TEXT_BYTES_MAX) {
            throw new IllegalArgumentException(what + ": " + bytes + " bytes (expected: <= " + TEXT_BYTES_MAX + ")");
        }
    }
}
