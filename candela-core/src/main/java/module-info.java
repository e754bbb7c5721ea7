/// The era-blind kernel.
module dev.candela.core {
    requires transitive dev.candela.protocol;
    requires static transitive org.jspecify;
    requires json.schema;

    exports dev.candela.schema;
}
