package dev.candela.app.vectors;

import static dev.candela.app.vectors.Mismatch.require;

import dev.candela.lumen.Hyb128;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.Arrays;

/// Lengths. Where a vector says `either`, bits beside the mode and values of 2^63 and more, we refuse.
final class Hyb128Runner implements Runner {
    private static final int MODE_BITS = 0xC0;

    @Override
    public void run(Row row) throws Mismatch {
        switch (row.text("op")) {
            case "encode" -> encode(row);
            case "decode" -> decode(row);
            default -> throw row.wrong("op", "encode or decode");
        }
    }

    private static void encode(Row row) throws Mismatch {
        var value = number(row);
        byte[] bytes = row.hex("hex");
        require("length", (long) bytes.length, row.whole("length"));
        if (value.bitLength() >= Long.SIZE) {
            require("hex", row.text("hex"), Row.hex(leb128(value)));
            require("a value beyond 2^63-1", true, isRefused(value.longValue()));
            require("reading a value beyond 2^63-1", Hyb128.MALFORMED, Hyb128.sizeAt(bytes, 0, bytes.length));
            return;
        }
        require("hex", row.text("hex"), written(value.longValueExact()));
        require("size", bytes.length, Hyb128.size(value.longValueExact()));
        require("size read", bytes.length, Hyb128.sizeAt(bytes, 0, bytes.length));
        require("value read", value, BigInteger.valueOf(Hyb128.valueAt(bytes, 0)));
    }

    /// What others read who pass over the bits beside the mode: unless it is beyond 2^63-1, we know the same.
    private static void lenient(Row result, byte[] bytes) throws Mismatch {
        byte[] bare = bytes.clone();
        bare[0] &= (byte) MODE_BITS;
        int size = Hyb128.sizeAt(bare, 0, bare.length);
        if (size > 0) {
            require("size without the bits beside the mode", result.whole("header_len"), (long) size);
            require("value without them", result.text("value"), Long.toString(Hyb128.valueAt(bare, 0)));
        }
    }

    private static String written(long value) {
        var out = new byte[Hyb128.BYTES_MAX];
        return Row.hex(Arrays.copyOf(out, Hyb128.write(value, out, 0)));
    }

    private static BigInteger number(Row row) throws Mismatch {
        try {
            return new BigInteger(row.text("value"));
        } catch (NumberFormatException _) {
            throw row.wrong("value", "a number");
        }
    }

    private static byte[] leb128(BigInteger value) {
        var out = new ByteArrayOutputStream();
        out.write(0x40);
        var rest = value;
        while (rest.bitLength() > 7) {
            out.write((rest.intValue() & 0x7F) | 0x80);
            rest = rest.shiftRight(7);
        }
        out.write(rest.intValue());
        return out.toByteArray();
    }

    private static boolean isRefused(long negative) {
        try {
            return Hyb128.write(negative, new byte[Hyb128.BYTES_MAX], 0) < 0;
        } catch (IllegalArgumentException _) {
            return true;
        }
    }

    private static void decode(Row row) throws Mismatch {
        byte[] bytes = row.hex("hex");
        int size = Hyb128.sizeAt(bytes, 0, bytes.length);
        switch (row.text("expect")) {
            case "ok" -> {
                var result = row.row("result");
                require("size", result.whole("header_len"), (long) size);
                long value = Hyb128.valueAt(bytes, 0);
                require("value", result.text("value"), Long.toString(value));
                if (row.has("strict_result") && !row.isNull("strict_result")) {
                    require("strict_result", result, row.row("strict_result"));
                }
                require("whether it is the shortest form", row.has("strict_result") && !row.isNull("strict_result"),
                    written(value).equals(Row.hex(Arrays.copyOf(bytes, size))));
            }
            case "incomplete" -> require("size", Hyb128.INCOMPLETE, size);
            case "malformed" -> require("size", Hyb128.MALFORMED, size);
            case "either" -> {
                require("size", Hyb128.MALFORMED, size);
                lenient(row.row("result"), bytes);
            }
            default -> throw row.wrong("expect", "ok, incomplete, malformed or either");
        }
    }
}
