/// The concepts of the Model Context Protocol as records and sealed types, the same for every revision.
///
/// Start at [Tool][dev.candela.model.Tool], [Content][dev.candela.model.Content] and
/// [Result][dev.candela.model.Result]. Nothing here knows how it is written on the wire, nor which revisions have it.
/// Everything is immutable.
///
/// May use: `json`.
@NullMarked
package dev.candela.model;

import org.jspecify.annotations.NullMarked;
