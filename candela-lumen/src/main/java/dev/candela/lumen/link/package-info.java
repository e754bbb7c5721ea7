/// One end of a connection on which LUMEN may be spoken: bytes in, messages out, and back.
///
/// Start at [Link][dev.candela.lumen.link.Link]. It negotiates, falls back to lines of JSON, and applies what was
/// agreed: dictionaries, compression, channels, encryption. Bindings move the bytes and wait; nothing here does.
///
/// May use: the other packages of `lumen`, and `json`.
@NullMarked
package dev.candela.lumen.link;

import org.jspecify.annotations.NullMarked;
