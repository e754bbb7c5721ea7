/// What outlives a request, behind small ports: sessions, events for replay, news for every node, and sealed texts.
///
/// Start at [SessionStore][dev.candela.state.SessionStore], [EventLog][dev.candela.state.EventLog],
/// [EventBus][dev.candela.state.EventBus] and [Sealer][dev.candela.state.Sealer]. Each port has an in-memory form,
/// which is the default and the reference; another form may cross the network, so never call a port while holding a
/// lock. Every form passes the contract test of its port, in the testkit.
///
/// May use: `model`, `json`.
@NullMarked
package dev.candela.state;

import org.jspecify.annotations.NullMarked;
