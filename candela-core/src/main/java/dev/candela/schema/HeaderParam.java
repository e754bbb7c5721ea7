package dev.candela.schema;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Asks HTTP clients to repeat this argument in the header `Mcp-Param-…`, so that a router can see it: the keyword
/// `x-mcp-header`.
///
/// Only on a text, a whole number or a boolean, in the record itself or in records directly inside it; not inside
/// lists, maps, sealed or recursive types. Nothing secret belongs here.
///
/// @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/basic/transports/streamable-http">Streamable
///     HTTP</a>
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface HeaderParam {
    /// What follows `Mcp-Param-`: an HTTP token, unique in the whole record whatever its case.
    String value();
}
