/// LUMEN, the binary protocol for MCP, as functions of buffers. No I/O, no threads.
module dev.candela.lumen {
    requires static transitive org.jspecify;
    requires transitive dev.candela.protocol;

    exports dev.candela.lumen;
    exports dev.candela.lumen.cadencia;
    exports dev.candela.lumen.cipher;
    exports dev.candela.lumen.context;
    exports dev.candela.lumen.datagram;
    exports dev.candela.lumen.extension;
    exports dev.candela.lumen.frame;
    exports dev.candela.lumen.link;
    exports dev.candela.lumen.macaroon;
    exports dev.candela.lumen.negotiation;
    exports dev.candela.lumen.ring;
    exports dev.candela.lumen.payload;
}
