package dev.candela.lumen.link;

/// How much one end wants something that the other may not have.
public enum Insistence {
    /// It is neither offered nor accepted.
    OFF,
    /// It is used where both ends have it. Whoever sits between them can make them go on without.
    PREFER,
    /// Without it there is no connection.
    REQUIRE
}
