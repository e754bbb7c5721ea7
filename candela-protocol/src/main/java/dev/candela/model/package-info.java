/// placeholder
@NullMarked
package dev.candela.model;

import org.jspecify.annotations.NullMarked;
