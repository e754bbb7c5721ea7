/// What a test needs: a clock that it moves, and for every port the contract that each implementation must keep.
///
/// Start at [FakeClock][dev.candela.testkit.FakeClock] and
/// [SessionStoreContract][dev.candela.testkit.SessionStoreContract]. A test class of an implementation implements the
/// contract and says how one is made; the tests come with it.
///
/// May use: everything that it tests, JUnit and AssertJ.
@NullMarked
package dev.candela.testkit;

import org.jspecify.annotations.NullMarked;
