/// The bindings: stdio, any pair of byte streams, and Streamable HTTP.
module dev.candela.transport {
    requires static transitive org.jspecify;
    requires transitive dev.candela.core;

    exports dev.candela.line;
    exports dev.candela.stdio;
}
