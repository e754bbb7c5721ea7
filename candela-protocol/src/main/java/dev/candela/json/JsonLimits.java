package dev.candela.json;

/// What a JSON text may cost. Each bound is checked before the memory is taken.
///
/// @param depthMax        nesting of arrays and objects
/// @param stringCharsMax  characters of one string value
/// @param nameCharsMax    characters of one member name
/// @param numberCharsMax  characters of one number
public record JsonLimits(int depthMax, int stringCharsMax, int nameCharsMax, int numberCharsMax) {
    public static final JsonLimits DEFAULT = new JsonLimits(128, 8 * 1024 * 1024, 4096, 1000);

    public JsonLimits {
        requirePositive("depthMax", depthMax);
        requirePositive("stringCharsMax", stringCharsMax);
        requirePositive("nameCharsMax", nameCharsMax);
        requirePositive("numberCharsMax", numberCharsMax);
    }

    private static void requirePositive(String name, int value) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: > 0)");
        }
    }
}
