package dev.candela.socket;

import dev.candela.model.Principal;
import dev.candela.pipe.PipeSettings;
import dev.candela.pipe.netty.ChannelPipe;
import dev.candela.pipe.netty.Ending;
import dev.candela.pipe.netty.Loops;
import dev.candela.rpc.Receiver;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/// Gives each accepted connection its pipe, or closes it when there are too many.
@Sharable
final class Acceptance extends ChannelInboundHandlerAdapter {
    private final Receiver receiver;
    private final SocketOptions options;
    private final boolean unix;
    private final @Nullable SslContext tls;
    private final Admittance admittance;
    private final Map<Channel, ChannelPipe> pipes = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    Acceptance(Receiver receiver, SocketOptions options, boolean unix, @Nullable SslContext tls) {
        this.receiver = receiver;
        this.options = options;
        this.unix = unix;
        this.tls = tls;
        this.admittance = new Admittance(options.bounds());
    }

    @Override
    public void channelRegistered(ChannelHandlerContext ctx) {
        var channel = ctx.channel();
        String remote = remote(channel);
        if (stopping || !admittance.enter(remote, !unix)) {
            channel.unsafe().closeForcibly();
            return;
        }
        channel.closeFuture().addListener(_ -> closed(channel, remote));
        if (tls != null) {
            channel.pipeline().addLast(tls.newHandler(channel.alloc()));
        }
        channel.pipeline().addLast(new SocketHandler(this::begin, _ -> { }));
        var _ = channel.eventLoop().schedule(
            () -> endIfIdle(channel), options.times().idle().toNanos(), TimeUnit.NANOSECONDS);
        ctx.pipeline().remove(this);
        channel.pipeline().fireChannelRegistered();
    }

    /// Ends all, what runs within that time, and waits for that, a little longer.
    void stop(Duration grace) {
        stopping = true;
        pipes.values().forEach(it -> it.end(Ending.STOPPING, grace));
        long end = System.nanoTime() + grace.toNanos() + 200_000_000L;
        synchronized (pipes) {
            try {
                for (long left = end - System.nanoTime(); !pipes.isEmpty() && left > 0;
                        left = end - System.nanoTime()) {
                    pipes.wait(Math.max(1, left / 1_000_000));
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private ChannelPipe begin(Channel channel) {
        var settings = new PipeSettings(
            unix ? "unix" : "tcp", principal(channel), remote(channel), options.times().grace());
        var pipe = new ChannelPipe(receiver, options.wires().open(receiver.limits()), channel,
            new SocketFraming(channel), new ChannelPipe.Settings(settings,
                new ChannelPipe.Patience(options.times().slowReader(), false, options.times().heartbeat())));
        pipes.put(channel, pipe);
        if (stopping) {
            pipe.end(Ending.STOPPING, Duration.ZERO);
        }
        return pipe;
    }

    private void closed(Channel channel, String remote) {
        admittance.leave(remote);
        synchronized (pipes) {
            pipes.remove(channel);
            pipes.notifyAll();
        }
    }

    private void endIfIdle(Channel channel) {
        var pipe = pipes.get(channel);
        if (pipe == null) {
            var _ = channel.close();
        } else if (!pipe.hasDelivered()) {
            pipe.end(new Ending(Ending.Kind.DONE, "idle"), Duration.ZERO);
        }
    }

    private String remote(Channel channel) {
        return unix ? "unix" : Loops.withoutPort(channel.remoteAddress());
    }

    /// Who its certificate says it is, if it had to show one.
    private static Principal principal(Channel channel) {
        var handler = channel.pipeline().get(SslHandler.class);
        if (handler == null || !handler.engine().getNeedClientAuth()) {
            return Principal.ANONYMOUS;
        }
        try {
            return handler.engine().getSession().getPeerCertificates()[0] instanceof X509Certificate it
                ? new Principal(it.getSubjectX500Principal().getName())
                : Principal.ANONYMOUS;
        } catch (SSLPeerUnverifiedException e) {
            throw new IllegalStateException("client certificate: none (expected: one, which was required)", e);
        }
    }
}
