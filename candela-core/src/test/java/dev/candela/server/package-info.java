/// Behaviour of a whole server in memory, in both eras, on pipes and on exchanges like those of HTTP.
@NullMarked
package dev.candela.server;

import org.jspecify.annotations.NullMarked;
