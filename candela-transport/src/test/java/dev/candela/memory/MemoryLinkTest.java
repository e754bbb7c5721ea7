package dev.candela.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candela.lumen.frame.Frame;
import dev.candela.lumen.ring.Region;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MemoryLinkTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration SHORT = Duration.ofMillis(30);
    private static final LinkSettings PATIENT = new LinkSettings(1 << 20, PATIENCE);
    private static final LinkSettings HASTY = new LinkSettings(1 << 20, SHORT);
    private static final long REGION_BYTES = 128 + 2 * 1024;

    @TempDir
    private Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private SharedRegion shared;
    private MemoryLink server;
    private MemoryLink client;

    @BeforeEach
    void link() throws IOException {
        shared = SharedRegion.create(folder, REGION_BYTES, new SecureRandom());
        server = MemoryLink.over(shared, Region.End.SERVER, PATIENT);
        client = client(PATIENT);
    }

    private MemoryLink client(LinkSettings settings) throws IOException {
        return MemoryLink.over(SharedRegion.open(folder, shared.name(), REGION_BYTES), Region.End.CLIENT, settings);
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        client.close();
        server.close();
    }

    private static byte[] frame(int payload, int seed) {
        byte[] bytes = new byte[payload];
        new SplittableRandom(seed).nextBytes(bytes);
        return new Frame(2, 0, bytes).bytes();
    }

    private static <T> T get(Future<T> future) throws Exception {
        return future.get(5, TimeUnit.SECONDS);
    }

    @Test
    void frames_go_both_ways() throws Exception {
        assertThat(client.send(frame(10, 1))).isTrue();
        assertThat(client.send(frame(0, 2))).isTrue();
        assertThat(server.send(frame(700, 3))).isTrue();

        assertThat(server.receive(PATIENCE).orElseThrow()).isEqualTo(frame(10, 1));
        assertThat(server.receive(PATIENCE).orElseThrow()).isEqualTo(frame(0, 2));
        assertThat(client.receive(PATIENCE).orElseThrow()).isEqualTo(frame(700, 3));
    }

    @Test
    void a_frame_much_larger_than_the_ring_goes_through_while_the_other_end_reads() throws Exception {
        byte[] large = frame(500_000, 4);
        var sending = threads.submit(() -> client.send(large));

        assertThat(server.receive(PATIENCE).orElseThrow()).isEqualTo(large);
        assertThat(get(sending)).isTrue();
    }

    @Test
    void many_threads_send_whole_frames() throws Exception {
        var sending = new ArrayList<Future<Integer>>();
        for (int i = 0; i < 8; i++) {
            int number = i;
            sending.add(threads.submit(() -> {
                int sent = 0;
                while (sent < 50) {
                    sent += client.send(frame(20 + number * 100, number)) ? 1 : 0;
                }
                return sent;
            }));
        }
        int[] seen = new int[8];
        for (int i = 0; i < 400; i++) {
            byte[] next = server.receive(PATIENCE).orElseThrow();
            int number = (((Frame.Parsed.Complete) Frame.parse(next, 0, next.length)).frame().payload().length - 20)
                / 100;
            assertThat(next).isEqualTo(frame(20 + number * 100, number));
            seen[number]++;
        }
        assertThat(seen).containsOnly(50);
        for (var it : sending) {
            assertThat(get(it)).isEqualTo(50);
        }
    }

    @Test
    void a_frame_for_which_there_was_no_room_is_as_if_never_sent() throws Exception {
        client.close();
        client = client(HASTY);
        int sent = 0;
        while (client.send(frame(90, 5))) {
            sent++;
        }
        int taken = 0;
        while (server.receive(Duration.ZERO).isPresent()) {
            taken++;
        }

        assertThat(taken).as("frames of 95 bytes, and 4 for each length, in a ring of 1024").isEqualTo(10)
            .isEqualTo(sent);
        assertThat(client.send(frame(50, 6))).isTrue();
        assertThat(server.receive(PATIENCE).orElseThrow()).isEqualTo(frame(50, 6));
    }

    @Test
    void a_peer_that_stops_reading_in_the_middle_of_a_frame_breaks_the_link_for_good() throws Exception {
        client.close();
        client = client(HASTY);
        assertThatThrownBy(() -> client.send(frame(5000, 7))).isInstanceOf(IOException.class)
            .hasMessage("shared memory: no room in the middle of a frame for 30 ms (expected: a peer that reads)");

        assertThat(server.receive(Duration.ZERO)).isEmpty();
        assertThatThrownBy(() -> client.send(frame(5, 8))).isInstanceOf(IOException.class)
            .hasMessage("shared memory: no room in the middle of a frame for 30 ms (expected: a peer that reads)");
        assertThatThrownBy(() -> client.receive(PATIENCE)).isInstanceOf(IOException.class);
    }

    @Test
    void a_receive_whose_time_is_over_in_the_middle_of_a_frame_goes_on_the_next_time() throws Exception {
        byte[] large = frame(3000, 9);
        var sending = threads.submit(() -> client.send(large));

        var next = server.receive(Duration.ZERO);
        int calls = 1;
        while (next.isEmpty() && calls < 1_000_000) {
            next = server.receive(Duration.ZERO);
            calls++;
        }

        assertThat(next.orElseThrow()).isEqualTo(large);
        assertThat(calls).as("the frame came in pieces").isGreaterThan(3);
        assertThat(get(sending)).isTrue();
    }

    @Test
    void nothing_in_time_is_empty() throws Exception {
        long begun = System.nanoTime();

        assertThat(server.receive(SHORT)).isEmpty();

        assertThat(System.nanoTime() - begun).isGreaterThanOrEqualTo(SHORT.toNanos());
    }

    @Test
    void waiting_does_not_burn_a_core() throws Exception {
        var threadsBean = ManagementFactory.getThreadMXBean();
        long before = threadsBean.getCurrentThreadCpuTime();

        assertThat(server.receive(Duration.ofMillis(500))).isEmpty();

        assertThat(threadsBean.getCurrentThreadCpuTime() - before).isLessThan(Duration.ofMillis(150).toNanos());
    }

    @Test
    void closing_wakes_whoever_waits_and_ends_everything() throws Exception {
        var begun = new CountDownLatch(2);
        var receiving = threads.submit(() -> {
            begun.countDown();
            return client.receive(Duration.ofHours(1));
        });
        var sending = threads.submit(() -> {
            begun.countDown();
            return client.send(frame(100_000, 10));
        });
        assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();

        client.close();

        assertThatThrownBy(() -> get(receiving)).hasCauseInstanceOf(ClosedChannelException.class);
        assertThatThrownBy(() -> get(sending)).hasCauseInstanceOf(ClosedChannelException.class);
        assertThatThrownBy(() -> client.send(frame(3, 1))).isInstanceOf(ClosedChannelException.class);
        assertThatThrownBy(() -> client.receive(SHORT)).isInstanceOf(ClosedChannelException.class);
        client.close();
    }

    @Test
    void an_interrupt_ends_receiving_and_loses_nothing() throws Exception {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> server.receive(PATIENCE)).isInstanceOf(InterruptedException.class);

        client.send(frame(5, 11));
        assertThat(server.receive(PATIENCE).orElseThrow()).isEqualTo(frame(5, 11));
    }

    @Test
    void an_interrupt_tears_no_frame_that_is_sent() throws Exception {
        var sending = threads.submit(() -> {
            Thread.currentThread().interrupt();
            return client.send(frame(20_000, 12)) && Thread.interrupted();
        });

        assertThat(server.receive(PATIENCE).orElseThrow()).isEqualTo(frame(20_000, 12));
        assertThat(get(sending)).as("sent, and still interrupted").isTrue();
    }

    @Test
    void what_is_not_exactly_one_frame_is_not_sent() {
        for (byte[] it : List.of(new byte[0], new byte[] {0}, new byte[] {1, 1, 0}, new byte[] {0, 1, 0, 0},
            "{}\n".getBytes(StandardCharsets.US_ASCII))) {
            assertThatThrownBy(() -> client.send(it)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("frame: " + it.length
                    + " bytes (expected: exactly one frame of at most 16777216 bytes)");
        }
    }

    /// The server's ring has the peer's cursor at byte 32 and its data from byte 128 on.
    private void hostile(int at, byte... bytes) throws IOException {
        try (var file = new RandomAccessFile(folder.resolve(shared.name()).toFile(), "rw")) {
            file.seek(at);
            file.write(bytes);
        }
    }

    @Test
    void a_cursor_outside_the_ring_breaks_the_link_in_both_directions() throws Exception {
        hostile(32, (byte) 0, (byte) 4);

        assertThatThrownBy(() -> server.receive(PATIENCE)).isInstanceOf(IOException.class)
            .hasMessage("shared memory: ring cursor: outside the ring (expected: < 1024)");
        assertThatThrownBy(() -> server.send(frame(1, 1))).isInstanceOf(IOException.class)
            .hasMessage("shared memory: ring cursor: outside the ring (expected: < 1024)");
    }

    @Test
    void a_message_that_is_not_exactly_one_frame_breaks_the_link() throws Exception {
        hostile(128, (byte) 4, (byte) 0, (byte) 0, (byte) 0, (byte) 0, (byte) 10, (byte) 0, (byte) 0);
        hostile(32, (byte) 8);

        assertThatThrownBy(() -> server.receive(PATIENCE)).isInstanceOf(IOException.class)
            .hasMessage("shared memory: message: 4 bytes (expected: exactly one frame)");
    }

    @Test
    void a_message_beyond_the_limit_breaks_the_link() throws Exception {
        hostile(128, (byte) 1, (byte) 0, (byte) 16, (byte) 0);
        hostile(32, (byte) 8);

        assertThatThrownBy(() -> server.receive(PATIENCE)).isInstanceOf(IOException.class)
            .hasMessage("shared memory: message: 1048577 bytes (expected: 3..1048576)");
    }

    @Test
    void a_file_that_is_cut_breaks_the_link_and_not_the_process() throws Exception {
        try (var channel = FileChannel.open(folder.resolve(shared.name()), StandardOpenOption.WRITE)) {
            channel.truncate(0);
        }

        assertThatThrownBy(() -> {
            for (int i = 0; i < 100; i++) {
                server.send(frame(500, i));
            }
        }).isInstanceOf(IOException.class);
    }

    @Test
    void streams_cut_anywhere_carry_the_same_frames() throws Exception {
        byte[] large = frame(3000, 13);
        var written = concat(frame(0, 0), frame(63, 1), frame(64, 2), large, frame(5, 3));
        for (int piece : new int[] {1, 2, 7, 100, 5000}) {
            var sending = threads.submit(() -> {
                var out = client.output();
                for (int at = 0; at < written.length; at += piece) {
                    out.write(written, at, Math.min(piece, written.length - at));
                }
                out.flush();
                return true;
            });
            byte[] read = server.input().readNBytes(written.length);
            assertThat(read).as("pieces of " + piece).isEqualTo(written);
            assertThat(get(sending)).isTrue();
        }
    }

    private static byte[] concat(byte[]... frames) {
        byte[] all = new byte[Arrays.stream(frames).mapToInt(it -> it.length).sum()];
        int at = 0;
        for (byte[] it : frames) {
            System.arraycopy(it, 0, all, at, it.length);
            at += it.length;
        }
        return all;
    }

    @Test
    void a_stream_of_what_is_no_frame_is_refused_and_one_that_is_closed_ends() throws Exception {
        assertThatThrownBy(() -> client.output().write('{')).isInstanceOf(IOException.class)
            .hasMessage("shared memory: what is written is no frame (expected: frames of at most 16777216 bytes)");
        assertThatThrownBy(() -> client.output().write(new byte[] {(byte) 0xC0, 0, 0, 0, 1, 2, 0}))
            .isInstanceOf(IOException.class)
            .hasMessage("shared memory: what is written is no frame (expected: frames of at most 16777216 bytes)");
        InputStream in = server.input();
        in.close();
        assertThat(in.read()).isEqualTo(-1);
    }

    @Test
    void another_process_echoes_frames_of_all_sizes() throws Exception {
        var region = SharedRegion.create(64 * 1024, new SecureRandom());
        var child = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), EchoChild.class.getName(),
            "/" + region.name(), Long.toString(region.bytes())).redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile()).start();
        try (var link = MemoryLink.over(region, Region.End.SERVER, LinkSettings.DEFAULT)) {
            for (int i = 0; i < 300; i++) {
                byte[] sent = frame(i == 200 ? 2_000_000 : 1 + i * i, i);
                var sending = threads.submit(() -> link.send(sent));
                assertThat(link.receive(Duration.ofSeconds(20)).orElseThrow()).isEqualTo(sent);
                assertThat(get(sending)).isTrue();
            }
            assertThat(link.send(new byte[] {0, 10, 0})).isTrue();
            assertThat(child.waitFor(20, TimeUnit.SECONDS)).as("the process has ended").isTrue();
            assertThat(child.exitValue()).as(() -> output()).isZero();
        } finally {
            child.destroyForcibly();
        }
        assertThat(Path.of("/dev/shm", region.name())).doesNotExist();
    }

    private String output() {
        try {
            return Files.readString(folder.resolve("output"));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
