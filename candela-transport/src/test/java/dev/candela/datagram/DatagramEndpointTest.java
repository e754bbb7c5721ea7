package dev.candela.datagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candela.datagram.DatagramEndpoint.Sent;
import dev.candela.lumen.frame.Flags;
import dev.candela.lumen.frame.Frame;
import dev.candela.lumen.frame.FrameType;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class DatagramEndpointTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Frame FRAME = Frame.of(FrameType.NOTIFY, 0, new byte[] {1, 2, 3});

    private static final InetAddress ANY = address(0, 0, 0, 0);
    private static final InetAddress LOCALHOST = address(127, 0, 0, 1);
    private static final InetAddress GROUP = address(239, 255, 77, 77);

    private DatagramEndpoint here;
    private DatagramEndpoint there;

    private static InetAddress address(int... bytes) {
        try {
            return InetAddress.getByAddress(
                new byte[] {(byte) bytes[0], (byte) bytes[1], (byte) bytes[2], (byte) bytes[3]});
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void open() throws IOException {
        here = DatagramEndpoint.open(DatagramSettings.DEFAULT);
        there = DatagramEndpoint.open(DatagramSettings.DEFAULT);
    }

    @AfterEach
    void close() throws IOException {
        here.close();
        there.close();
    }

    private static Frame frame(int payload) {
        byte[] bytes = new byte[payload];
        new SplittableRandom(payload).nextBytes(bytes);
        return Frame.of(FrameType.RESPONSE, Flags.COMPRESSED, bytes);
    }

    private void raw(byte[] bytes) throws IOException {
        try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            socket.send(new DatagramPacket(bytes, bytes.length, there.local()));
        }
    }

    @Test
    void a_frame_goes_in_one_datagram_and_says_where_it_comes_from() throws Exception {
        assertThat(here.local().getAddress().isLoopbackAddress()).isTrue();
        assertThat(here.send(FRAME, there.local())).isEqualTo(Sent.SENT);

        assertThat(there.receive(PATIENCE)).hasValue(new DatagramEndpoint.Received(FRAME, here.local()));
        assertThat(there.receive(Duration.ZERO)).isEmpty();
    }

    @Test
    void the_largest_frame_goes_whole_and_a_larger_one_is_not_sent_at_all() throws Exception {
        assertThat(here.send(frame(65_501), there.local())).isEqualTo(Sent.TOO_LARGE);
        assertThat(here.send(frame(65_500), there.local())).isEqualTo(Sent.SENT);

        assertThat(there.receive(PATIENCE).orElseThrow().frame()).isEqualTo(frame(65_500));
        assertThat(there.receive(Duration.ZERO)).isEmpty();
    }

    @Test
    void what_is_not_exactly_one_frame_is_counted_and_dropped() throws Exception {
        raw(new byte[0]);
        raw("{\"jsonrpc\":\"2.0\"}".getBytes(StandardCharsets.UTF_8));
        raw(new byte[] {0, 10, 0, 0});
        raw(new byte[] {2, 10, 0, 0});
        raw(new byte[] {0, 10, (byte) Flags.FRAGMENTED});
        raw(new byte[65_507]);
        here.send(FRAME, there.local());

        assertThat(there.receive(PATIENCE).orElseThrow().frame()).isEqualTo(FRAME);
        assertThat(there.malformed()).isEqualTo(6);
        assertThat(there.unopened()).isZero();
    }

    @Test
    void random_datagrams_harm_nothing() throws Exception {
        var random = new SplittableRandom(20261120);
        int malformed = 0;
        for (int i = 0; i < 500; i++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            if (bytes.length > 0) {
                bytes[0] |= (byte) 0xC1; // no length has bits beside such a mode
            }
            raw(bytes);
            malformed++;
            if (i % 20 == 19) {
                here.send(FRAME, there.local());
                assertThat(there.receive(PATIENCE).orElseThrow().frame()).isEqualTo(FRAME);
                assertThat(there.malformed()).isEqualTo(malformed);
            }
        }
    }

    @Test
    void encrypted_frames_are_refused_where_there_is_no_key() throws Exception {
        here.send(Frame.of(FrameType.REQUEST, Flags.ENCRYPTED, new byte[40]), there.local());
        here.send(FRAME, there.local());

        assertThat(there.receive(PATIENCE).orElseThrow().frame()).isEqualTo(FRAME);
        assertThat(there.unopened()).isEqualTo(1);
        assertThat(there.malformed()).isZero();
    }

    /// Turns bits, and marks the frame; there is a key for one peer only.
    private record Turning(InetSocketAddress peer) implements Sealing {
        @Override
        public Optional<Frame> seal(Frame frame, InetSocketAddress to) {
            return to.equals(peer) ? Optional.of(turn(frame, frame.flags() | Flags.ENCRYPTED)) : Optional.empty();
        }

        @Override
        public Optional<Frame> open(Frame frame, InetSocketAddress from) {
            return Flags.has(frame.flags(), Flags.ENCRYPTED)
                ? Optional.of(turn(frame, frame.flags() & ~Flags.ENCRYPTED)) : Optional.empty();
        }

        private static Frame turn(Frame frame, int flags) {
            byte[] turned = frame.payload().clone();
            for (int i = 0; i < turned.length; i++) {
                turned[i] ^= 0x55;
            }
            return new Frame(frame.type(), flags, turned);
        }
    }

    @Test
    void a_sealing_encrypts_every_datagram_and_plain_ones_are_dropped() throws Exception {
        try (var sealed = DatagramEndpoint.open(DatagramSettings.DEFAULT.sealedBy(new Turning(there.local())))) {
            assertThat(sealed.send(FRAME, there.local())).isEqualTo(Sent.SENT);
            assertThat(sealed.send(FRAME, here.local())).isEqualTo(Sent.NO_KEY);
            assertThat(there.receive(Duration.ofMillis(200))).as("it is encrypted").isEmpty();
            assertThat(there.unopened()).isEqualTo(1);

            there.send(FRAME, sealed.local());
            there.send(Frame.of(FrameType.NOTIFY, Flags.ENCRYPTED, new byte[] {0x54, 0x57, 0x56}), sealed.local());
            assertThat(sealed.receive(PATIENCE).orElseThrow().frame()).isEqualTo(FRAME);
            assertThat(sealed.unopened()).isEqualTo(1);
        }
    }

    @Test
    void nothing_in_time_is_empty_and_an_interrupt_leaves_the_socket_open() throws Exception {
        assertThat(there.receive(Duration.ofMillis(20))).isEmpty();
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> there.receive(PATIENCE)).isInstanceOf(InterruptedException.class);

        Thread.currentThread().interrupt();
        assertThat(here.send(FRAME, there.local())).isEqualTo(Sent.SENT);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(there.receive(PATIENCE)).isPresent();
    }

    @Test
    void closing_ends_a_receive_that_waits() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var begun = new CountDownLatch(1);
            var receiving = threads.submit(() -> {
                begun.countDown();
                return there.receive(Duration.ofHours(1));
            });
            assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();

            there.close();

            assertThatThrownBy(() -> receiving.get(5, TimeUnit.SECONDS))
                .hasCauseInstanceOf(ClosedChannelException.class);
            assertThatThrownBy(() -> there.receive(PATIENCE)).isInstanceOf(ClosedChannelException.class);
            assertThatThrownBy(() -> there.send(FRAME, here.local())).isInstanceOf(ClosedChannelException.class);
        }
    }

    @Test
    void all_who_join_a_group_hear_it() throws Exception {
        var loopback = NetworkInterface.getByInetAddress(LOCALHOST);
        var group = new DatagramSettings.Group(GROUP, loopback, 1);
        var any = new InetSocketAddress(ANY, 0);
        try (var first = DatagramEndpoint.open(DatagramSettings.DEFAULT.at(any).joining(group))) {
            int port = first.local().getPort();
            var same = new InetSocketAddress(ANY, port);
            try (var second = DatagramEndpoint.open(DatagramSettings.DEFAULT.at(same).joining(group))) {
                second.send(FRAME, new InetSocketAddress(group.address(), port));

                assertThat(first.receive(PATIENCE).orElseThrow().frame()).isEqualTo(FRAME);
                assertThat(second.receive(PATIENCE).orElseThrow().frame()).isEqualTo(FRAME);
            }
        }
    }

    @Test
    void settings_that_cannot_be_are_refused() throws Exception {
        var loopback = Collections.list(NetworkInterface.getNetworkInterfaces()).getFirst();
        assertThatThrownBy(() -> new DatagramSettings.Group(LOCALHOST, loopback, 1))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage("group: /127.0.0.1 (expected: a multicast address)");
        assertThatThrownBy(() -> new DatagramSettings.Group(GROUP, loopback, 256))
            .isInstanceOf(IllegalArgumentException.class).hasMessage("hops: 256 (expected: 0..255)");
        assertThatThrownBy(() -> new DatagramSettings(new InetSocketAddress(0), 10, null, Sealing.NONE))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage("receiveBytes: 10 (expected: 65536..67108864)");
    }
}
