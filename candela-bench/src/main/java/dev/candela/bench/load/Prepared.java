package dev.candela.bench.load;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;

/// Messages as they will be sent, in this order.
///
/// @param bytes  all of them
/// @param ends   index behind each
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Prepared(byte[] bytes, int[] ends) {
    public static Prepared of(List<byte[]> messages) {
        var bytes = new ByteArrayOutputStream();
        int[] ends = new int[messages.size()];
        Arrays.setAll(ends, i -> {
            bytes.writeBytes(messages.get(i));
            return bytes.size();
        });
        return new Prepared(bytes.toByteArray(), ends);
    }

    int count() {
        return ends.length;
    }

    int startOf(int message) {
        return message == 0 ? 0 : ends[message - 1];
    }
}
