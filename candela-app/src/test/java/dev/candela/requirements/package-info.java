/// Checks that what the documents say of tests is true: every requirement and every behaviour cites tests that exist.
///
/// Start at `RequirementsTest`. May use: the files of the project.
@NullMarked
package dev.candela.requirements;

import org.jspecify.annotations.NullMarked;
