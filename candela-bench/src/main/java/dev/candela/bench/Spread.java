package dev.candela.bench;

import java.util.Arrays;
import java.util.Locale;

/// What several rounds gave: the extremes and the middle.
record Spread(double min, double median, double max) {
    static Spread of(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("values: none (expected: at least one)");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(sorted[0], median, sorted[sorted.length - 1]);
    }

    /// Of each value divided by the one that was measured beside it.
    static Spread ofRatios(double[] values, double[] floors) {
        return of(ratios(values, floors));
    }

    /// Each value divided by the one that was measured beside it.
    static double[] ratios(double[] values, double[] floors) {
        double[] ratios = new double[values.length];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = values[i] / floors[i];
        }
        return ratios;
    }

    String shown() {
        return String.format(Locale.ROOT, "%.4g (%.4g–%.4g)", median, min, max);
    }
}
