package dev.candela.state;

/// How many bytes there are of which age, to find out what must go so that enough becomes free. One use, one thread.
///
/// Ages are told apart to a quarter of a power of two.
final class AgeHistogram {
    private final long[] bytes = new long[Long.SIZE * 4];

    void add(long ageMillis, long size) {
        bytes[bucket(Math.max(0, ageMillis))] += size;
    }

    /// The greatest age from which on everything must go for that much to become free; 0 when all of it must.
    long ageThatFrees(long wanted) {
        long freed = 0;
        for (int i = bytes.length - 1; i > 0; i--) {
            freed += bytes[i];
            if (freed >= wanted) {
                return leastAge(i);
            }
        }
        return 0;
    }

    private static int bucket(long age) {
        if (age < 4) {
            return (int) age;
        }
        int power = Long.SIZE - 1 - Long.numberOfLeadingZeros(age);
        return 4 * (power - 1) + (int) ((age >> (power - 2)) & 3);
    }

    private static long leastAge(int bucket) {
        return bucket < 4 ? bucket : (4L + bucket % 4) << (bucket / 4 - 1);
    }
}
