/// The project's rules as tests: what the compiler does not check, over the sources of every module.
///
/// Start at [TidyTest][dev.candela.tidy.TidyTest], which runs each [Check][dev.candela.tidy.Check] over the project.
/// Every check has a test that shows it a bad source. Which package may use which stands in `arrows.txt`.
///
/// May use: the JDK, its compiler's syntax trees among it.
@NullMarked
package dev.candela.tidy;

import org.jspecify.annotations.NullMarked;
