package dev.candela.lumen.macaroon;

import dev.candela.lumen.MalformedLumen;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;

/// Reads `01 ‖ id ‖ location ‖ count ‖ caveats ‖ signature`, each text with its length in one byte, to the last byte.
final class MacaroonReader {
    private final byte[] bytes;
    private int at;

    private MacaroonReader(byte[] bytes) {
        this.bytes = bytes;
    }

    static Macaroon read(byte[] bytes) throws MalformedLumen {
        if (bytes.length > Macaroon.BYTES_MAX) {
            throw new MalformedLumen(
                "macaroon: " + bytes.length + " bytes (expected: <= " + Macaroon.BYTES_MAX + ")");
        }
        return new MacaroonReader(bytes).read();
    }

    private Macaroon read() throws MalformedLumen {
        int version = octet("version");
        if (version != Macaroon.VERSION) {
            throw fault("version " + version + " (expected: " + Macaroon.VERSION + ")");
        }
        String id = text("id");
        String location = text("location");
        int count = octet("number of caveats");
        if (count > Macaroon.CAVEATS_MAX) {
            throw fault(count + " caveats (expected: <= " + Macaroon.CAVEATS_MAX + ")");
        }
        var caveats = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            caveats.add(text("caveat"));
        }
        if (bytes.length - at != Chain.SIGNATURE_BYTES) {
            throw fault("signature of " + (bytes.length - at) + " bytes (expected: " + Chain.SIGNATURE_BYTES + ")");
        }
        return new Macaroon(id, location, caveats, Arrays.copyOfRange(bytes, at, bytes.length));
    }

    private int octet(String what) throws MalformedLumen {
        if (at >= bytes.length) {
            throw fault("cut short (expected: the " + what + ")");
        }
        return bytes[at++] & 0xFF;
    }

    private String text(String what) throws MalformedLumen {
        int length = octet("length of the " + what);
        if (length > bytes.length - at) {
            throw fault("cut short (expected: the " + what + ")");
        }
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, at, length)).toString();
            at += length;
            return text;
        } catch (CharacterCodingException e) {
            throw fault(what + " is not UTF-8");
        }
    }

    private MalformedLumen fault(String what) {
        return new MalformedLumen("macaroon at byte " + at + ": " + what);
    }
}
