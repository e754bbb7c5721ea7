/// The Model Context Protocol as data: JSON values, concepts, and one codec per era. No I/O, no threads.
module dev.candela.protocol {
    requires static transitive org.jspecify;
    requires tools.jackson.core;

    exports dev.candela.json;
    exports dev.candela.model;
    exports dev.candela.wire;
}
