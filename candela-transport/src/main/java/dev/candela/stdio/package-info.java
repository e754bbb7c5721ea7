/// MCP over the standard input and output of this process.
///
/// Start at [StdioServer][dev.candela.stdio.StdioServer].
///
/// May use: `line`, `pipe`, `rpc`.
@NullMarked
package dev.candela.stdio;

import org.jspecify.annotations.NullMarked;
