package dev.candela.bench;

import dev.candela.lumen.context.SizeTable;
import dev.candela.lumen.context.SizeTable.Form;
import java.util.List;
import java.util.Locale;

/// How many bytes of compact JSON each form does without. The same on every machine, but for the build of zlib.
final class SizeRows {
    private static final int SMALL = 1024;
    private static final double CONTEXT_MIN = 0.65;
    private static final double CONTEXT_SMALL_MIN = 0.60;

    static List<Row> of(SizeTable table) {
        long small = table.rows().stream().filter(it -> it.json() <= SMALL).count();
        String which = ", each: part of compact JSON that is saved, mean of " + table.rows().size()
            + " messages; of the " + small + " of at most 1 KB; of all bytes together";
        boolean isMet = table.meanSaved(Form.CONTEXT) >= CONTEXT_MIN
            && table.meanSaved(Form.CONTEXT, SMALL) >= CONTEXT_SMALL_MIN;
        String goal = String.format(Locale.ROOT, "≥ %.0f %%; ≥ %.0f %%", 100 * CONTEXT_MIN, 100 * CONTEXT_SMALL_MIN);
        return List.of(
            Row.told("LUMEN frames" + which, saved(table, Form.LUMEN), "–", "–"),
            Row.told("The same, gzip -6", saved(table, Form.GZIP), "–", "–"),
            Row.told("The same, one deflate stream of level 6, unframed", saved(table, Form.DEFLATE), "–", "–"),
            new Row("The same, frames with `x-candela-deflate`", saved(table, Form.CONTEXT), "–", "–", goal,
                isMet ? "yes" : "no"));
    }

    private static String saved(SizeTable table, Form form) {
        return String.format(Locale.ROOT, "%.1f %%; %.1f %%; %.1f %%", 100 * table.meanSaved(form),
            100 * table.meanSaved(form, SMALL), 100 * table.totalSaved(form));
    }

    private SizeRows() {}
}
