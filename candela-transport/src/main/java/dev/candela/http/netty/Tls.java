package dev.candela.http.netty;

import dev.candela.http.HttpOptions;
import dev.candela.pipe.netty.TlsContexts;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.ApplicationProtocolNegotiationHandler;
import io.netty.handler.ssl.SslContext;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.util.function.BiConsumer;

/// TLS by the JDK's own engine, 1.2 or 1.3, with the version of HTTP chosen in its handshake.
final class Tls {
    private static final System.Logger LOG = System.getLogger(Tls.class.getName());

    private Tls() {}

    /// @throws UncheckedIOException when the files cannot be used
    static SslContext open(HttpOptions.Tls files) {
        return TlsContexts.build(TlsContexts.server(files.certificates(), files.privateKey())
            .applicationProtocolConfig(new ApplicationProtocolConfig(Protocol.ALPN,
                SelectorFailureBehavior.NO_ADVERTISE, SelectedListenerFailureBehavior.ACCEPT,
                ApplicationProtocolNames.HTTP_2, ApplicationProtocolNames.HTTP_1_1)), null);
    }

    /// Goes on with what the handshake has chosen.
    static final class Chosen extends ApplicationProtocolNegotiationHandler {
        private final BiConsumer<ChannelHandlerContext, Boolean> next;

        /// @param next  told whether it is HTTP/2
        Chosen(BiConsumer<ChannelHandlerContext, Boolean> next) {
            super(ApplicationProtocolNames.HTTP_1_1);
            this.next = next;
        }

        @Override
        protected void configurePipeline(ChannelHandlerContext ctx, String protocol) {
            next.accept(ctx, protocol.equals(ApplicationProtocolNames.HTTP_2));
        }

        /// Anybody can make a handshake fail: no reason to fill the log.
        @Override
        protected void handshakeFailure(ChannelHandlerContext ctx, Throwable cause) {
            LOG.log(Level.DEBUG, "handshake failed", cause);
            var _ = ctx.close();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            LOG.log(Level.DEBUG, "connection failed before it began", cause);
            var _ = ctx.close();
        }
    }
}
