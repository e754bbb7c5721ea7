/// What a server offers: tools, resources, prompts and completions, and what their handlers may do.
///
/// Start at [Tools][dev.candela.feature.Tools] and [Call][dev.candela.feature.Call]. Nothing here knows an era: a
/// handler that is written against these types runs unchanged in both.
///
/// May use: `rpc`, `wire`, `model`, `json`.
@NullMarked
package dev.candela.feature;

import org.jspecify.annotations.NullMarked;
