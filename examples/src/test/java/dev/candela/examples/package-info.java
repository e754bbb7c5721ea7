/// Runs the examples as their readers would.
@NullMarked
package dev.candela.examples;

import org.jspecify.annotations.NullMarked;
