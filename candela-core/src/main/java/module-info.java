/// The era-blind kernel, the two eras, and `McpServer`.
module dev.candela.core {
    requires static transitive org.jspecify;
    requires transitive dev.candela.protocol;
    requires json.schema;

    exports dev.candela.era;
    exports dev.candela.feature;
    exports dev.candela.rpc;
    exports dev.candela.schema;
    exports dev.candela.server;
    exports dev.candela.state;
}
