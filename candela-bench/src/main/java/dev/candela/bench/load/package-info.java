/// The other side of the servers that are measured: clients on plain NIO. Every answer is checked, here or by whoever
/// asks.
///
/// Start at [EchoLoad][dev.candela.bench.load.EchoLoad] for many calls on few connections over HTTP, at
/// [SocketLoad][dev.candela.bench.load.SocketLoad] for one connection of messages, at
/// [StreamHolder][dev.candela.bench.load.StreamHolder] for many streams on which little happens.
///
/// May use: the JDK only.
@NullMarked
package dev.candela.bench.load;

import org.jspecify.annotations.NullMarked;
