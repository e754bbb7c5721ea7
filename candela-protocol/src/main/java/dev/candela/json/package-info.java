/// JSON as immutable values, with a strict bounded reader and a compact writer.
///
/// Start at [Json][dev.candela.json.Json]; [JsonReader][dev.candela.json.JsonReader] and
/// [JsonWriter][dev.candela.json.JsonWriter] go from and to bytes. Everything here is a pure function: no I/O, no
/// threads, no clock. Limits come in as arguments.
///
/// May use: the JDK and jackson-core.
@NullMarked
package dev.candela.json;

import org.jspecify.annotations.NullMarked;
