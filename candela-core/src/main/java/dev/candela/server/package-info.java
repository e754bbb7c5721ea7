/// `McpServer`: what an author describes, joined with the eras that serve it.
///
/// Start at [McpServer#named][dev.candela.server.McpServer#named]. Handlers get a
/// [Call][dev.candela.feature.Call], and run unchanged in both eras and on every binding.
///
/// May use: `era`, `feature`, `state`, `schema`, `rpc`, `wire`, `model`, `json`.
@NullMarked
package dev.candela.server;

import org.jspecify.annotations.NullMarked;
