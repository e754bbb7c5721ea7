package dev.candela.bench;

/// One line of the table.
///
/// @param what     what was measured
/// @param candela  median (min–max) of Candela, with its unit
/// @param floor    the same of the floor; `–` where there is none
/// @param ratio    median (min–max) of the ratios of rounds that were measured one after the other
/// @param goal     the bound
/// @param met      whether the median keeps to it
record Row(String what, String candela, String floor, String ratio, String goal, String met) {
    static final String HEAD = """
        | What | Candela | Floor | Ratio | Goal | Met |
        |---|---|---|---|---|---|
        """;

    /// Of a comparison whose bound is a ratio.
    ///
    /// @param bound  NaN for none
    static Row ratio(String what, String unit, double[] candela, double[] floor, double bound) {
        var ratio = Spread.ofRatios(candela, floor);
        return new Row(what, Spread.of(candela).shown() + " " + unit, Spread.of(floor).shown() + " " + unit,
            ratio.shown(), Double.isNaN(bound) ? "–" : "≤ " + bound, met(ratio.median(), bound));
    }

    private static String met(double less, double more) {
        return Double.isNaN(less) || Double.isNaN(more) ? "–" : less <= more ? "yes" : "no";
    }

    /// Of a comparison in which more is better.
    ///
    /// @param bound  the least ratio; NaN for none
    static Row ratioAtLeast(String what, double[] candela, double[] floor, double bound) {
        var ratio = Spread.ofRatios(candela, floor);
        return new Row(what, Spread.of(candela).shown(), Spread.of(floor).shown(), ratio.shown(),
            Double.isNaN(bound) ? "–" : "≥ " + bound, met(bound, ratio.median()));
    }

    /// Of a figure with a bound of its own.
    static Row figure(String what, String unit, double[] candela, double bound) {
        var figure = Spread.of(candela);
        return new Row(what, figure.shown() + " " + unit, "–", "–", "≤ " + bound + " " + unit,
            figure.median() <= bound ? "yes" : "no");
    }

    /// Of something that is told and has no bound.
    static Row told(String what, String candela, String floor, String ratio) {
        return new Row(what, candela, floor, ratio, "–", "–");
    }

    String markdown() {
        return "| " + String.join(" | ", what, candela, floor, ratio, goal, met) + " |\n";
    }
}
