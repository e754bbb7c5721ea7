/// JMH benchmarks of the parts that every message passes: time and bytes allocated per operation.
///
/// Start at [EchoBench][dev.candela.bench.micro.EchoBench], which is the whole way of a call but for the transport.
/// Their classes are not final because JMH makes classes that extend them.
///
/// May use: everything of Candela, JMH.
@NullMarked
package dev.candela.bench.micro;

import org.jspecify.annotations.NullMarked;
