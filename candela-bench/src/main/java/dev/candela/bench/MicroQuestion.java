package dev.candela.bench;

import java.io.IOException;
import java.util.List;

/// What the parts cost that every message passes.
final class MicroQuestion implements Question {
    @Override
    public List<Row> ask(Site site) throws IOException {
        return List.of();
    }
}
