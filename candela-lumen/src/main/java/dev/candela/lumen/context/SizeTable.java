package dev.candela.lumen.context;

import dev.candela.lumen.Hyb128;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.zip.Deflater;

/// How many bytes messages take in each form, in the order in which they would be sent on one connection.
///
/// @param rows  one for each message
public record SizeTable(List<Row> rows) {
    private static final int LEVEL = 6;
    private static final int GZIP_HEAD_AND_TAIL = 18;
    private static final int FLUSH_MARK = 4;
    private static final int FRAME_TYPE_AND_FLAGS = 2;

    /// What a message may be made of instead of JSON text.
    public enum Form {
        /// A whole frame with a LUMEN payload.
        LUMEN,
        /// gzip of level 6, each message for itself.
        GZIP,
        /// One deflate stream of level 6, flushed after each message, without the marks of the flushes and unframed.
        DEFLATE,
        /// A whole frame as [ContextCompressor] makes its payload, with the vocabulary of MCP.
        CONTEXT
    }

    /// A message and its sizes.
    ///
    /// @param json  bytes of the JSON text
    /// @param bytes  bytes in each form
    public record Row(String name, int json, Map<Form, Integer> bytes) {
        public Row {
            bytes = Map.copyOf(bytes);
        }

        /// The part of the JSON text that the form does without; negative when it takes more.
        public double saved(Form form) {
            return 1 - (double) bytes.getOrDefault(form, json) / json;
        }
    }

    public SizeTable {
        rows = List.copyOf(rows);
    }

    /// Measures.
    ///
    /// @param messages  compact JSON text by name, in order; none empty
    /// @param lumenFrame  bytes of the LUMEN frame of such a text
    public static SizeTable of(Map<String, byte[]> messages, ToIntFunction<byte[]> lumenFrame) {
        var rows = new ArrayList<Row>();
        var each = new Deflater(LEVEL, true);
        var stream = new Deflater(LEVEL, true);
        try (var compressor = new ContextCompressor(Vocabulary.MCP)) {
            messages.forEach((name, json) -> {
                var bytes = new EnumMap<Form, Integer>(Form.class);
                bytes.put(Form.LUMEN, lumenFrame.applyAsInt(json));
                each.reset();
                each.setInput(json);
                each.finish();
                bytes.put(Form.GZIP, written(each, Deflater.NO_FLUSH) + GZIP_HEAD_AND_TAIL);
                stream.setInput(json);
                bytes.put(Form.DEFLATE, written(stream, Deflater.SYNC_FLUSH) - FLUSH_MARK);
                int payload = compressor.compress(json, 0, json.length).length;
                bytes.put(Form.CONTEXT, Hyb128.size(payload) + FRAME_TYPE_AND_FLAGS + payload);
                rows.add(new Row(name, json.length, bytes));
            });
        } finally {
            each.end();
            stream.end();
        }
        return new SizeTable(rows);
    }

    /// Mean of what the form saves on each message, however long; NaN when there is none.
    public double meanSaved(Form form) {
        return meanSaved(form, Integer.MAX_VALUE);
    }

    /// Mean of what the form saves on each message of so many bytes of JSON text at most; NaN when there is none.
    public double meanSaved(Form form, int jsonBytesMax) {
        return rows.stream().filter(it -> it.json <= jsonBytesMax).mapToDouble(it -> it.saved(form))
            .average().orElse(Double.NaN);
    }

    /// What the form saves on all messages together; NaN when there is none.
    public double totalSaved(Form form) {
        long json = rows.stream().mapToLong(Row::json).sum();
        long bytes = rows.stream().mapToLong(it -> it.bytes.getOrDefault(form, it.json)).sum();
        return 1 - (double) bytes / json;
    }

    private static int written(Deflater deflater, int flush) {
        byte[] room = new byte[4096];
        int sum = 0;
        int count;
        do {
            count = deflater.deflate(room, 0, room.length, flush);
            sum += count;
        } while (count == room.length);
        return sum;
    }
}
