package dev.candela.model;

import dev.candela.json.Json;

/// Who is asking, as far as the transport could establish it.
///
/// Two with the same name and different claims are not equal: what one of them opened, such as a session, the other
/// may not use. That keeps a narrowed credential out of what a broader one has opened.
///
/// @param name    unique among the principals of one server; empty for nobody in particular
/// @param claims  what else the credential says, for those who know what it means; nothing secret
public record Principal(String name, Json.Obj claims) {
    /// Nobody in particular: a server without authentication, or the parent process of a pipe.
    public static final Principal ANONYMOUS = new Principal("");

    public Principal(String name) {
        this(name, Json.Obj.EMPTY);
    }

    public boolean isAnonymous() {
        return name.isEmpty();
    }
}
