package dev.candela.http.netty;

import dev.candela.pipe.netty.LoopThread;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;

/// The operating system's way to wait for many connections: epoll on Linux, else what the JDK has.
///
/// @param group  the event loops
/// @param type   the listening channel that goes with them
record ServerChannels(MultiThreadIoEventLoopGroup group, Class<? extends ServerChannel> type) {
    private static final int BACKLOG = 4096;

    static ServerChannels open() {
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors());
        ThreadFactory names = LoopThread.named("candela-http-", false);
        return Epoll.isAvailable()
            ? new ServerChannels(new MultiThreadIoEventLoopGroup(threads, names, EpollIoHandler.newFactory()),
                EpollServerSocketChannel.class)
            : new ServerChannels(new MultiThreadIoEventLoopGroup(threads, names, NioIoHandler.newFactory()),
                NioServerSocketChannel.class);
    }

    /// A server that is ready to be bound.
    ///
    /// @param unheard  time after which a peer that acknowledges nothing is taken to be gone, where the system can tell
    ServerBootstrap server(ChannelHandler connections, Duration unheard) {
        var server = new ServerBootstrap()
            .group(group)
            .channel(type)
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.SO_KEEPALIVE, true)
            .childOption(ChannelOption.RECVBUF_ALLOCATOR, new AdaptiveRecvByteBufAllocator())
            .childHandler(connections);
        return type == EpollServerSocketChannel.class
            ? server.childOption(
                EpollChannelOption.TCP_USER_TIMEOUT, (int) Math.min(unheard.toMillis(), Integer.MAX_VALUE))
            : server;
    }

    List<EventLoop> loops() {
        var loops = new ArrayList<EventLoop>();
        group.forEach(it -> loops.add((EventLoop) it));
        return loops;
    }
}
