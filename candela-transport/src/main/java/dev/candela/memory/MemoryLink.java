package dev.candela.memory;

import dev.candela.lumen.MalformedLumen;
import dev.candela.lumen.ring.Region;
import dev.candela.lumen.ring.RingWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/// Frames both ways through a shared region, one message each.
///
/// Any thread may send, one after the other; one thread receives. Whoever waits looks at the memory again and again,
/// at last once a millisecond, and is woken by [#close]. What no peer may do breaks the link for good, and every
/// further call says what it was. That the peer is gone is not seen here.
public final class MemoryLink implements AutoCloseable {
    private final SharedRegion shared;
    private final LinkSettings settings;
    private final LinkState state = new LinkState();
    private final Outbound outbound;
    private final Inbound inbound;

    private MemoryLink(SharedRegion shared, Region.End end, LinkSettings settings) throws MalformedLumen {
        var region = shared.region();
        this.shared = shared;
        this.settings = settings;
        this.outbound = new Outbound(region.writer(end), state, settings);
        this.inbound = new Inbound(region.reader(end, settings.frameBytesMax()), state);
    }

    /// Links this end of a region to the other; closing the link closes the region. Each end links once.
    ///
    /// @throws IOException when the peer has broken the region already; it is closed then
    public static MemoryLink over(SharedRegion shared, Region.End end, LinkSettings settings) throws IOException {
        try {
            return new MemoryLink(shared, end, settings);
        } catch (MalformedLumen e) {
            shared.close();
            throw new IOException("shared memory: " + e.getMessage(), e);
        }
    }

    /// Sends one frame, and returns when all of it is in the ring. An interrupt waits until then.
    ///
    /// @return false when the peer made no room for as long as it may, and nothing of the frame was written
    /// @throws ClosedChannelException when the link is closed
    /// @throws IOException when it is broken, or breaks now: the peer may not stop making room in the middle of a
    ///     frame, which only one that is larger than the ring can have
    public boolean send(byte[] frame) throws IOException {
        return send(frame, 0, frame.length);
    }

    /// Sends the frame that some bytes are, as [#send(byte\[\])] does.
    public boolean send(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        boolean isFrame = length > 0 && FrameSize.at(bytes, offset, offset + length) == length;
        if (!isFrame || length > RingWriter.MESSAGE_BYTES_MAX) {
            throw new IllegalArgumentException("frame: " + length + " bytes (expected: exactly one frame of at most "
                + RingWriter.MESSAGE_BYTES_MAX + " bytes)");
        }
        return outbound.send(bytes, offset, length);
    }

    /// The next frame; empty when it has not come in time. What has come of it is kept for the next call.
    ///
    /// @throws ClosedChannelException when the link is or becomes closed
    /// @throws IOException when it is broken, or breaks now
    public Optional<byte[]> receive(Duration patience) throws IOException, InterruptedException {
        return inbound.receive(patience);
    }

    /// The bytes of all frames that come, one after the other; ends when this link is closed. One thread reads, and
    /// nobody else receives. Closing it closes the link.
    public InputStream input() {
        return new FrameInput(this);
    }

    /// Takes the bytes of frames, cut anywhere, and sends each frame when it is whole. One thread at a time writes.
    /// A peer that makes no room for too long is an [IOException]. Closing it closes the link.
    public OutputStream output() {
        return new FrameOutput(this);
    }

    LinkSettings settings() {
        return settings;
    }

    /// Ends all waiting, then lets go of the region.
    @Override
    public void close() {
        if (state.close()) {
            outbound.wake();
            inbound.wake();
            outbound.between(() -> inbound.between(shared::close));
        }
    }
}
