/// placeholder
@NullMarked
package dev.candela.wire;

import org.jspecify.annotations.NullMarked;
