package dev.candela.bench;

import java.io.IOException;
import java.util.List;

/// Something that is measured, and answered by rows of the table.
interface Question {
    List<Row> ask(Site site) throws IOException, InterruptedException;
}
