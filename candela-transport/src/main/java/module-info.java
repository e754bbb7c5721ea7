/// The bindings: what carries messages between a client and a server.
module dev.candela.transport {
    requires static transitive org.jspecify;
    requires transitive dev.candela.core;
    requires transitive dev.candela.lumen;
    requires io.netty.common;
    requires io.netty.buffer;
    requires io.netty.transport;
    requires io.netty.transport.classes.epoll;
    requires io.netty.transport.unix.common;
    requires io.netty.handler;
    requires io.netty.codec;
    requires io.netty.codec.http;
    requires io.netty.codec.http2;

    exports dev.candela.binary;
    exports dev.candela.http;
    exports dev.candela.http.netty;
    exports dev.candela.line;
    exports dev.candela.cadencia;
    exports dev.candela.datagram;
    exports dev.candela.memory;
    exports dev.candela.pipe;
    exports dev.candela.macaroons;
    exports dev.candela.socket;
    exports dev.candela.stdio;
    exports dev.candela.websocket;
}
