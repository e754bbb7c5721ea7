package dev.candela.bench.load;

/// What came of a run: answers in the order in which they came, and when.
///
/// @param nanos   time from the first question until the last answer
/// @param sentAt  when each question went, in their order
/// @param bytes   the answers, one behind the other
/// @param ends    index behind each answer
/// @param cameAt  when each answer came
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Exchanged(long nanos, long[] sentAt, byte[] bytes, int[] ends, long[] cameAt) {}
