package dev.candela.lumen.negotiation;

/// In which of the forms that exist a peer introduces itself. An answer is given in kind: JSON for JSON, otherwise
/// [#UNION], which holds the members of all.
public enum Dialect {
    /// Compressed, `protocol`, names and versions.
    PYTHON,
    /// Compressed, `v` and `caps`.
    TYPESCRIPT,
    /// JSON text, `v` and `caps`. The Rust implementation, which is the one that can encrypt.
    JSON,
    /// Compressed, the members of both; what this library speaks.
    UNION
}
