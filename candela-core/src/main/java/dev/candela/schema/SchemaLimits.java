package dev.candela.schema;

/// What a schema, and one check against it, may cost.
///
/// @param valuesMax           JSON values in one schema, all counted
/// @param depthMax            nesting of arrays and objects in one schema
/// @param numberDigitsMax     digits of one number in a schema, written out without exponent
/// @param evaluationDepthMax  keywords under evaluation inside each other, references included
/// @param stepsMax            work of one check: 128 for a keyword, more when it is nested deeply, 1 for a move of a
///     pattern. A keyword takes about half a microsecond, a move some nanoseconds
/// @param faultsMax           faults that one check reports
public record SchemaLimits(
    int valuesMax, int depthMax, int numberDigitsMax, int evaluationDepthMax, long stepsMax, int faultsMax) {
    /// Room for the schemas of large APIs; a hostile check ends within a second.
    public static final SchemaLimits DEFAULT = new SchemaLimits(50_000, 100, 1000, 512, 64_000_000, 10);

    public SchemaLimits {
        requirePositive("valuesMax", valuesMax);
        requirePositive("depthMax", depthMax);
        requirePositive("numberDigitsMax", numberDigitsMax);
        requirePositive("evaluationDepthMax", evaluationDepthMax);
        requirePositive("stepsMax", stepsMax);
        requirePositive("faultsMax", faultsMax);
    }

    private static void requirePositive(String name, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: > 0)");
        }
    }
}
