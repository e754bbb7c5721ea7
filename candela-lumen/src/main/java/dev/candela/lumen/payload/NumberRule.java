package dev.candela.lumen.payload;

/// Which numbers may be written to a peer: what it reads, and how near is near enough.
record NumberRule(Profile profile, Precision precision) {}
