package dev.candela.bench.floor;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpRequestDecoder;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/// Netty as lean as it goes: one event loop per processor on epoll, its request decoder, and one handler that writes
/// bytes. The usual aggregator and response encoder would cost a floor a tenth more.
final class BareServer {
    private static final int BACKLOG = 4096;

    /// Listens on a free port and says which on stderr, as the demo server does.
    @SuppressWarnings("FutureReturnValueIgnored") // runs until it is killed
    static void listen(Supplier<ChannelHandler> handlers) {
        var group = new MultiThreadIoEventLoopGroup(
            Math.max(1, Runtime.getRuntime().availableProcessors()), EpollIoHandler.newFactory());
        var listening = new ServerBootstrap()
            .group(group)
            .channel(EpollServerSocketChannel.class)
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .childHandler(new ChannelInitializer<SocketChannel>() {
                @Override
                protected void initChannel(SocketChannel channel) {
                    channel.pipeline().addLast(new HttpRequestDecoder(), handlers.get());
                }
            })
            .bind("127.0.0.1", 0).syncUninterruptibly().channel();
        int port = ((InetSocketAddress) listening.localAddress()).getPort();
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8)
            .println("http://127.0.0.1:" + port + "/");
        listening.closeFuture().awaitUninterruptibly();
    }

    private BareServer() {}
}
