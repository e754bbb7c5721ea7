package dev.candela.pipe.netty;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerDomainSocketChannel;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.channel.unix.DomainSocketAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.concurrent.TimeUnit;

/// Event loops, and the channels that go with them: epoll on Linux, else what the JDK has.
///
/// @param group  the loops
/// @param epoll  whether they are those of Linux
public record Loops(MultiThreadIoEventLoopGroup group, boolean epoll) implements AutoCloseable {
    /// @param name    beginning of the threads' names
    /// @param daemon  whether the virtual machine may end while they run
    public static Loops open(String name, int threads, boolean daemon) {
        boolean epoll = Epoll.isAvailable();
        var handler = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        return new Loops(new MultiThreadIoEventLoopGroup(threads, LoopThread.named(name, daemon), handler), epoll);
    }

    /// What listens at addresses of that kind.
    public Class<? extends ServerChannel> listening(SocketAddress address) {
        if (isUnix(address)) {
            return epoll ? EpollServerDomainSocketChannel.class : NioServerDomainSocketChannel.class;
        }
        return epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
    }

    /// What connects to addresses of that kind.
    public Class<? extends Channel> connecting(SocketAddress address) {
        if (isUnix(address)) {
            return epoll ? EpollDomainSocketChannel.class : NioDomainSocketChannel.class;
        }
        return epoll ? EpollSocketChannel.class : NioSocketChannel.class;
    }

    /// The address as the channels of these loops want it.
    public SocketAddress address(SocketAddress address) {
        return epoll && address instanceof UnixDomainSocketAddress unix
            ? new DomainSocketAddress(unix.getPath().toFile())
            : address;
    }

    /// Whether channels of that kind can be ended in one direction.
    public boolean canHalfClose(SocketAddress address) {
        return epoll || !isUnix(address);
    }

    public static boolean isUnix(SocketAddress address) {
        return address instanceof UnixDomainSocketAddress;
    }

    /// Waits for what a channel was asked to do. Not on a loop.
    ///
    /// @throws IOException when it failed, or the thread was interrupted
    public static Channel await(ChannelFuture asked) throws IOException {
        try {
            asked.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            asked.cancel(true);
            throw new IOException("interrupted");
        }
        var cause = asked.cause();
        if (cause != null) {
            throw cause instanceof IOException it ? it : new IOException(cause);
        }
        return asked.channel();
    }

    /// An address without a port and without the name of an interface.
    public static String withoutPort(SocketAddress address) {
        if (!(address instanceof InetSocketAddress inet) || inet.getAddress() == null) {
            return "unknown";
        }
        String text = inet.getAddress().getHostAddress();
        int zone = text.indexOf('%');
        return zone < 0 ? text : text.substring(0, zone);
    }

    @Override
    public void close() {
        var ended = group.shutdownGracefully(0, 200, TimeUnit.MILLISECONDS);
        if (!LoopThread.isCurrent()) {
            var _ = ended.awaitUninterruptibly(400);
        }
    }
}
