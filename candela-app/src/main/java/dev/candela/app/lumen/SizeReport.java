package dev.candela.app.lumen;

import dev.candela.json.Json;
import dev.candela.json.JsonReader;
import dev.candela.json.MalformedJson;
import dev.candela.lumen.context.SizeTable;
import dev.candela.lumen.context.SizeTable.Form;
import dev.candela.lumen.frame.FrameType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A table of what messages take as JSON and in the other forms, with what each saves.
public final class SizeReport {
    private static final int SMALL_BYTES_MAX = 1024;
    private static final int NAME_COLUMNS = 28;
    private static final List<Form> FORMS = List.of(Form.LUMEN, Form.GZIP, Form.DEFLATE, Form.CONTEXT);
    private static final JsonReader READER = new JsonReader(Bounds.JSON);

    private SizeReport() {}

    /// The lines of the table.
    ///
    /// @param messages  compact JSON text by name, in the order in which they would be sent; not empty
    public static List<String> of(Map<String, byte[]> messages) {
        var table = SizeTable.of(messages, SizeReport::frameBytes);
        var lines = new ArrayList<String>();
        lines.add(line("message", "json", FORMS.stream().map(it -> it.name().toLowerCase(Locale.ROOT)).toList()));
        for (var row : table.rows()) {
            lines.add(line(row.name(), Integer.toString(row.json()), FORMS.stream()
                .map(it -> row.bytes().get(it) + " " + percent(row.saved(it))).toList()));
        }
        long small = table.rows().stream().filter(it -> it.json() <= SMALL_BYTES_MAX).count();
        lines.add("");
        lines.add(line("mean saving", messages.size() + "", FORMS.stream()
            .map(it -> percent(table.meanSaved(it))).toList()));
        lines.add(line("mean saving, to 1 KB", small + "", FORMS.stream()
            .map(it -> percent(table.meanSaved(it, SMALL_BYTES_MAX))).toList()));
        lines.add(line("saving of all bytes", messages.size() + "", FORMS.stream()
            .map(it -> percent(table.totalSaved(it))).toList()));
        return lines;
    }

    private static String line(String name, String number, List<String> columns) {
        String shown = name.length() <= NAME_COLUMNS ? name : name.substring(0, NAME_COLUMNS - 1) + "…";
        var line = new StringBuilder(String.format(Locale.ROOT, "%-" + NAME_COLUMNS + "s %8s", shown, number));
        columns.forEach(it -> line.append(String.format(Locale.ROOT, " %16s", it)));
        return line.toString();
    }

    private static String percent(double saved) {
        return Double.isNaN(saved) ? "-" : String.format(Locale.ROOT, "%5.1f%%", 100 * saved);
    }

    private static int frameBytes(byte[] text) {
        Json message;
        try {
            message = READER.read(text);
        } catch (MalformedJson e) {
            throw new IllegalStateException("message: no JSON (expected: what was just written)", e);
        }
        // All types of frames take the same bytes.
        return switch (FrameEncoder.frame(message, FrameType.REQUEST)) {
            case Encoded.Binary(var bytes) -> bytes.length;
            case Encoded.Text(var bytes) -> bytes.length;
            case Encoded.Refused(var why) -> throw new IllegalStateException(why);
        };
    }
}
