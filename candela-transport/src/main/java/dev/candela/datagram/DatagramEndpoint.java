package dev.candela.datagram;

import dev.candela.datagram.DatagramSettings.Group;
import dev.candela.lumen.MalformedLumen;
import dev.candela.lumen.datagram.Datagram;
import dev.candela.lumen.frame.Frame;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/// A UDP socket that sends and receives frames.
///
/// Any thread may send; one at a time receives. An interrupt ends a [#receive], never the socket. A datagram that is
/// not exactly one frame, or that cannot be opened, is counted and dropped: anybody can send one.
public final class DatagramEndpoint implements AutoCloseable {
    /// One more than a datagram may have, so that a larger one shows.
    private static final int BUFFER_BYTES = Datagram.BYTES_MAX + 1;

    /// A frame and where it seems to come from: without a [Sealing], the sender may have made up its address.
    public record Received(Frame frame, InetSocketAddress from) {}

    /// What became of a frame.
    public enum Sent {
        /// It is on its way. Nobody says whether it arrives.
        SENT,
        /// The system has no room for it now; it was not sent.
        NO_ROOM,
        /// It does not fit into a datagram. Nothing is ever cut.
        TOO_LARGE,
        /// There is no key for that peer.
        NO_KEY
    }

    private final DatagramChannel channel;
    private final Selector selector;
    private final Sealing sealing;
    private final ReentrantLock receiving = new ReentrantLock();
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    private final AtomicLong malformed = new AtomicLong();
    private final AtomicLong unopened = new AtomicLong();

    private DatagramEndpoint(DatagramChannel channel, Selector selector, Sealing sealing) {
        this.channel = channel;
        this.selector = selector;
        this.sealing = sealing;
    }

    /// Opens a socket and listens.
    ///
    /// @throws IOException when the address is taken or not ours, or the group cannot be joined
    public static DatagramEndpoint open(DatagramSettings settings) throws IOException {
        boolean four = settings.local().getAddress() instanceof Inet4Address;
        var channel = DatagramChannel.open(four ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6);
        try {
            channel.configureBlocking(false); // else an interrupt would close it
            channel.setOption(StandardSocketOptions.SO_RCVBUF, settings.receiveBytes());
            if (settings.group() != null) {
                channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            }
            channel.bind(settings.local());
            if (settings.group() != null) {
                join(channel, settings.group());
            }
            var selector = channel.provider().openSelector();
            channel.register(selector, SelectionKey.OP_READ);
            return new DatagramEndpoint(channel, selector, settings.sealing());
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static void join(DatagramChannel channel, Group group) throws IOException {
        channel.setOption(StandardSocketOptions.IP_MULTICAST_IF, group.on());
        channel.setOption(StandardSocketOptions.IP_MULTICAST_TTL, group.hops());
        channel.join(group.address(), group.on());
    }

    /// Where it listens.
    ///
    /// @throws ClosedChannelException when it is closed
    public InetSocketAddress local() throws IOException {
        return (InetSocketAddress) channel.getLocalAddress();
    }

    /// Sends one frame in one datagram. Never waits.
    ///
    /// @throws IOException when the system refuses, such as when there is no way to the address
    public Sent send(Frame frame, InetSocketAddress to) throws IOException {
        if (!Datagram.fits(frame)) {
            return Sent.TOO_LARGE;
        }
        var sealed = sealing.seal(frame, to);
        if (sealed.isEmpty()) {
            return Sent.NO_KEY;
        }
        if (!Datagram.fits(sealed.get())) {
            return Sent.TOO_LARGE;
        }
        return channel.send(ByteBuffer.wrap(sealed.get().bytes()), to) == 0 ? Sent.NO_ROOM : Sent.SENT;
    }

    /// The next frame; empty when none has come in time.
    ///
    /// @throws ClosedChannelException when it is or becomes closed
    public Optional<Received> receive(Duration patience) throws IOException, InterruptedException {
        receiving.lockInterruptibly();
        try {
            long end = System.nanoTime() + patience.toNanos();
            while (true) {
                var next = take();
                if (next.isPresent()) {
                    return next;
                }
                long left = end - System.nanoTime();
                if (left <= 0) {
                    return Optional.empty();
                }
                await(left);
            }
        } finally {
            receiving.unlock();
        }
    }

    private void await(long nanos) throws IOException, InterruptedException {
        try {
            selector.select(_ -> {}, Math.max(1, nanos / 1_000_000));
        } catch (ClosedSelectorException e) {
            var closed = new ClosedChannelException();
            closed.initCause(e);
            throw closed;
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    /// One datagram that is there already, unless it is none of ours.
    private Optional<Received> take() throws IOException {
        while (true) {
            buffer.clear();
            var from = (InetSocketAddress) channel.receive(buffer);
            if (from == null) {
                return Optional.empty();
            }
            try {
                var opened = sealing.open(Datagram.read(buffer.array(), 0, buffer.position()), from);
                if (opened.isPresent()) {
                    return Optional.of(new Received(opened.get(), from));
                }
                unopened.incrementAndGet();
            } catch (MalformedLumen _) {
                malformed.incrementAndGet();
            }
        }
    }

    /// Datagrams dropped so far because they were not exactly one frame.
    public long malformed() {
        return malformed.get();
    }

    /// Datagrams dropped so far because they could not be opened.
    public long unopened() {
        return unopened.get();
    }

    /// Ends a [#receive] that waits, too.
    @Override
    public void close() throws IOException {
        try (channel) {
            selector.close();
        }
    }
}
