package dev.candela.bindings;

import java.util.Arrays;
import java.util.stream.Stream;

/// One binding in one era.
record Case(Binding binding, boolean modern) {
    static final String LEGACY = "2025-11-25";

    static Stream<Case> all() {
        return Arrays.stream(Binding.values()).flatMap(Case::eras);
    }

    private static Stream<Case> eras(Binding binding) {
        return Stream.of(new Case(binding, false), new Case(binding, true));
    }

    @Override
    public String toString() {
        return binding + ", " + (modern ? "modern" : "legacy");
    }
}
