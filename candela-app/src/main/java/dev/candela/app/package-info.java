/// The `candela` command: the composition root, options, settings, exit codes, and where logs go.
///
/// Start at [Main][dev.candela.app.Main], which names every implementation the program runs with, then
/// [Candela][dev.candela.app.Candela], which turns arguments into one command. A command checks everything a user can
/// mend before it starts anything, and says it in one line ([Complaint][dev.candela.app.Complaint]).
///
/// Stdout belongs to the protocol: only what was asked for (help, the version, MCP messages) may go there. Messages and
/// logs go to stderr.
///
/// May use: every package of Candela. Nothing uses this one.
@NullMarked
package dev.candela.app;

import org.jspecify.annotations.NullMarked;
