/// The demo server: something of everything that a server can offer, in every revision.
///
/// Start at [DemoServer][dev.candela.demo.DemoServer]. Tools, resources and prompts whose names begin with `test_` or
/// `test:` are what the official conformance suite asks a server for; the others are for people to play with.
///
/// May use: `server`, `feature`, `schema`, `model`, `json`.
@NullMarked
package dev.candela.demo;

import org.jspecify.annotations.NullMarked;
