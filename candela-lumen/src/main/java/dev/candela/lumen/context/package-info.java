/// Context compression: each message is deflated with what the same direction of the connection has said before.
///
/// Start at [ContextCompressor][dev.candela.lumen.context.ContextCompressor] and
/// [ContextExpander][dev.candela.lumen.context.ContextExpander]. They agree on a
/// [Vocabulary][dev.candela.lumen.context.Vocabulary], which the window holds before the first message. The two ends
/// use it once both have named the capability `x-candela-deflate`.
/// [SizeTable][dev.candela.lumen.context.SizeTable] tells what it saves on given messages.
///
/// ## The vocabulary
///
/// `mcp-vocabulary.txt` is one text; its line breaks are for the eye and are left out. It was written by hand from the
/// JSON Schemas of all revisions: each method as request and result, with members in their usual order, then each
/// constant and enumerated value. No line is somebody's message: where a text may be chosen it is empty, where a number
/// may be chosen it is as short as can be. What is said most often stands last, because near matches take fewer bits.
/// It is frozen: other bytes need another name of the capability.
///
/// May use: `lumen`, `lumen.payload`, `lumen.frame`.
@NullMarked
package dev.candela.lumen.context;

import org.jspecify.annotations.NullMarked;
