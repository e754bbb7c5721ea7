package dev.candela.model;

/// Who is asking, as far as the transport could establish it.
///
/// @param name  unique among the principals of one server; empty for nobody in particular
public record Principal(String name) {
    /// Nobody in particular: a server without authentication, or the parent process of a pipe.
    public static final Principal ANONYMOUS = new Principal("");

    public boolean isAnonymous() {
        return name.isEmpty();
    }
}
