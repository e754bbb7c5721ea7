package dev.candela.tidy;

import java.util.List;

/// A rule that one source can break on its own.
@FunctionalInterface
interface Check {
    List<Fault> faults(Source source);
}
