package dev.candela.lumen.payload;

import dev.candela.json.Json;
import dev.candela.lumen.Output;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.nio.ByteOrder;

/// Which numbers are integers on the wire, which are floats, and which cannot be said.
final class Numbers {
    private static final VarHandle LONGS =
        MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int INTEGER_BYTES_MAX = 10;

    private Numbers() {}

    /// Appends a number; false when it cannot be said exactly.
    static boolean write(Json.Num number, Profile profile, Precision precision, Output out) {
        if (number instanceof Json.Whole(long value)) {
            return integer(value, profile, out);
        }
        var exact = number.exactLong();
        if (exact.isPresent()) {
            return integer(exact.get(), profile, out);
        }
        double nearest = number.doubleValue();
        if (!Double.isFinite(nearest)) {
            return false;
        }
        if (precision == Precision.EXACT) {
            if (BigDecimal.valueOf(nearest).compareTo(number.decimalValue()) != 0) {
                return false;
            }
        } else if (nearest == Math.rint(nearest) && nearest >= -0x1p63 && nearest < 0x1p63) {
            return integer((long) nearest, profile, out);
        }
        floating(nearest, out);
        return true;
    }

    static boolean integer(long value, Profile profile, Output out) {
        if (!profile.reads(value)) {
            return false;
        }
        byte[] array = out.room(1 + INTEGER_BYTES_MAX);
        int at = out.size();
        array[at++] = (byte) Tag.INT;
        long rest = (value << 1) ^ (value >> 63);
        while ((rest & ~0x7FL) != 0) {
            array[at++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        array[at++] = (byte) rest;
        out.end(at);
        return true;
    }

    private static void floating(double value, Output out) {
        byte[] array = out.room(1 + Double.BYTES);
        array[out.size()] = (byte) Tag.FLOAT;
        LONGS.set(array, out.size() + 1, Double.doubleToRawLongBits(value));
        out.end(out.size() + 1 + Double.BYTES);
    }

    /// The number that a float on the wire is: equal to it in value, with the fewest digits that say it.
    static Json.Num of(double value) {
        long whole = (long) value;
        return whole == value && Math.abs(value) <= 0x1p53
            ? Json.Num.of(whole)
            : Json.Num.of(BigDecimal.valueOf(value));
    }
}
