package dev.candela.json;

/// What a JSON text may cost. Each bound is checked before the memory is taken.
///
/// The size of the whole text is not among them: whoever receives the bytes bounds it.
///
/// @param depthMax        nesting of arrays and objects, 1..1000; reading, writing and comparing recurse as deep
/// @param stringCharsMax  characters of one string value, as UTF-16 counts them
/// @param nameCharsMax    characters of one member name, as UTF-16 counts them; at most a third of 2^31
/// @param numberCharsMax  characters of one number, sign, point and exponent included; at most 10 000, because the
///                        cost of a number grows with the square of its length
public record JsonLimits(int depthMax, int stringCharsMax, int nameCharsMax, int numberCharsMax) {
    /// The largest power of ten, up or down, by which the digits of a number may be shifted. Not configurable: it
    /// keeps the arithmetic of decimals inside the range of an `int`.
    public static final int NUMBER_SCALE_MAX = 999_999_999;

    public static final JsonLimits DEFAULT = new JsonLimits(128, 8 * 1024 * 1024, 4096, 1000);

    private static final int DEPTH_MAX = 1000;
    private static final int NAME_CHARS_MAX = Integer.MAX_VALUE / 3;
    private static final int NUMBER_CHARS_MAX = 10_000;

    public JsonLimits {
        requireWithin("depthMax", depthMax, DEPTH_MAX);
        requireWithin("stringCharsMax", stringCharsMax, Integer.MAX_VALUE);
        requireWithin("nameCharsMax", nameCharsMax, NAME_CHARS_MAX);
        requireWithin("numberCharsMax", numberCharsMax, NUMBER_CHARS_MAX);
    }

    private static void requireWithin(String name, int value, int max) {
        if (value <= 0 || value > max) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: 1.." + max + ")");
        }
    }
}
