/// Benchmarks: each puts Candela beside the least program that does the same, in one run, and prints ratios.
///
/// Start at [Main][dev.candela.bench.Main], then one [Question][dev.candela.bench.Question]. Servers are processes of
/// their own; their CPU time and memory are read from `/proc`, so this runs on Linux only.
///
/// May use: everything of Candela. Nothing uses this one.
@NullMarked
package dev.candela.bench;

import org.jspecify.annotations.NullMarked;
