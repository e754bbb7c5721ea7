package dev.candela.bench.load;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Arrays;

/// One client on one connection that writes messages made before, and counts what comes back: it does the same whatever
/// is spoken, so that its cost is the same for all.
///
/// One thread. Each question is taken to have one answer; who asks finds out afterwards, from the bytes that are kept,
/// which answers which.
public final class SocketLoad implements AutoCloseable {
    private static final int READ_BYTES = 256 * 1024;
    private static final int ANSWER_BYTES_GUESSED = 512;

    private final SocketChannel channel;
    private final Cut cut;
    private final ByteBuffer in = ByteBuffer.allocateDirect(READ_BYTES);
    private byte[] answers = new byte[READ_BYTES];
    private int came;

    private SocketLoad(SocketChannel channel, Cut cut) {
        this.channel = channel;
        this.cut = cut;
    }

    public static SocketLoad connect(SocketAddress address, Cut cut) throws IOException {
        var channel = SocketChannel.open(address);
        if (!(address instanceof UnixDomainSocketAddress)) {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        }
        return new SocketLoad(channel, cut);
    }

    /// A port of this machine.
    public static SocketLoad connect(int port, Cut cut) throws IOException {
        return connect(Loopback.at(port), cut);
    }

    /// Says something and waits for that many messages.
    public byte[] ask(byte[] bytes, int messages) throws IOException {
        write(ByteBuffer.wrap(bytes));
        came = 0;
        int end = 0;
        for (int i = 0; i < messages; i++) {
            int next = cut.endOf(answers, end, came);
            while (next == Cut.MORE) {
                read();
                next = cut.endOf(answers, end, came);
            }
            end = next;
        }
        requireNoneBut(end);
        return Arrays.copyOf(answers, end);
    }

    /// Asks all of it, with that many questions on their way at any time: as many new ones go together as answers have
    /// come together.
    public Exchanged run(Prepared questions, int atOnce) throws IOException {
        int count = questions.count();
        var out = ByteBuffer.allocateDirect(questions.bytes().length).put(questions.bytes()).flip();
        answers = new byte[READ_BYTES + count * ANSWER_BYTES_GUESSED];
        came = 0;
        long[] sentAt = new long[count];
        long[] cameAt = new long[count];
        int[] ends = new int[count];
        int sent = 0;
        int answered = 0;
        int end = 0;
        long since = System.nanoTime();
        while (answered < count) {
            int until = Math.min(count, answered + atOnce);
            if (sent < until) {
                Arrays.fill(sentAt, sent, until, System.nanoTime());
                out.limit(questions.ends()[until - 1]).position(questions.startOf(sent));
                write(out);
                sent = until;
            }
            read();
            long now = System.nanoTime();
            for (int next = cut.endOf(answers, end, came); next != Cut.MORE; next = cut.endOf(answers, end, came)) {
                end = next;
                if (answered == sent) {
                    throw new IOException("answers: more than questions (expected: one for each)");
                }
                ends[answered] = end;
                cameAt[answered] = now;
                answered++;
            }
        }
        long nanos = System.nanoTime() - since;
        requireNoneBut(end);
        return new Exchanged(nanos, sentAt, answers, ends, cameAt);
    }

    private void requireNoneBut(int end) throws IOException {
        if (end != came) {
            throw new IOException("answers: " + (came - end) + " bytes too many (expected: none)");
        }
    }

    private void write(ByteBuffer out) throws IOException {
        while (out.hasRemaining()) {
            channel.write(out);
        }
    }

    private void read() throws IOException {
        int count = channel.read(in.clear());
        if (count < 0) {
            throw new IOException("connection: closed by the server (expected: kept)");
        }
        if (answers.length - came < count) {
            answers = Arrays.copyOf(answers, 2 * answers.length);
        }
        in.flip().get(answers, came, count);
        came += count;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
