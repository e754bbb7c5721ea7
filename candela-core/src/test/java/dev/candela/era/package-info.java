/// Parts of the eras for themselves.
@NullMarked
package dev.candela.era;

import org.jspecify.annotations.NullMarked;
