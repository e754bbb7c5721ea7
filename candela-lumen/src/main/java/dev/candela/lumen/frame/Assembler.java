package dev.candela.lumen.frame;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Finds frames, and lines of JSON between them, in bytes that come in pieces cut anywhere.
///
/// Push what has come, then ask for what is [next][#next] until it is [Next#MORE]; at the end of the input, ask
/// [#end] the same way. Bytes are copied once when they are pushed. Memory grows with what has come, never with what a
/// length promises, and becomes small again. A line that is too long is let go as it comes; a frame that is too long
/// ends the stream at its header.
///
/// Lines end with a line feed, which a carriage return may precede, or with the input; blank ones are passed over.
/// Which of both may come is told by [#expect] and can change between any two. One thread.
public final class Assembler {
    /// What a stream can hold at all.
    public enum Kinds {
        FRAMES,
        FRAMES_AND_LINES
    }

    /// What may come at the next boundary. What is neither is a line, so that whoever reads lines can refuse it.
    public enum Expect {
        /// A `PROBE`, or a line. What a server waits for at first.
        START,
        /// A `PROBE_ACK`, or a line. What a client waits for at first.
        REPLY,
        /// Any frame, or a line: a peer that has been acknowledged may still fall back to lines. A frame of an unassigned
        /// type is one unless it has reserved flags; then it is text.
        OPEN,
        FRAMES,
        LINES
    }

    /// What has been found.
    public enum Next {
        /// Nothing yet; or, at the end, nothing more.
        MORE,
        /// A frame: see [#type], [#flags] and, for its payload, [#bytes], [#offset] and [#length].
        FRAME,
        /// A line, without its end: see [#bytes], [#offset] and [#length].
        LINE,
        /// A line that is too long. The rest of it is passed over.
        LINE_TOO_LONG,
        /// Something that ends the stream: see [#fault]. Nothing follows.
        BROKEN
    }

    private enum State {
        BOUNDARY,
        FRAME,
        LINE,
        SKIPPING,
        BROKEN
    }

    private final int frameBytesMax;
    private final int lineBytesMax;
    private final Kinds kinds;
    private final Arrived in = new Arrived();
    private State state = State.BOUNDARY;
    private Expect expect;

    /// Of the frame that has begun: bytes of its header, and of all of it.
    private int headerBytes;
    private int frameBytes;

    /// Of the line that has begun: bytes known to hold no line feed.
    private int searched;

    private int type;
    private int flags;
    private int offset;
    private int length;
    private @Nullable String fault;

    /// @param frameBytesMax  longest frame, its header included
    /// @param lineBytesMax   longest line, without its end
    public Assembler(int frameBytesMax, int lineBytesMax, Kinds kinds) {
        this.frameBytesMax = requireAtLeast(FrameHeader.BYTES_MAX, "frameBytesMax", frameBytesMax);
        this.lineBytesMax = requireAtLeast(1, "lineBytesMax", lineBytesMax);
        this.kinds = kinds;
        this.expect = kinds == Kinds.FRAMES ? Expect.FRAMES : Expect.START;
    }

    /// What may come behind what has been handed out, also of the bytes that are here already. At first it is
    /// [Expect#FRAMES] where there are only frames, otherwise [Expect#START].
    public void expect(Expect next) {
        if (kinds == Kinds.FRAMES && next != Expect.FRAMES) {
            throw new IllegalArgumentException("expect: " + next + " (expected: FRAMES, in a stream without lines)");
        }
        expect = next;
    }

    /// Adds bytes that have come. Ask for all that they hold before adding more: what is not asked for stays here.
    public void push(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (state != State.BROKEN) {
            in.append(bytes, offset, length, wanted());
        }
    }

    /// What comes first in the bytes that are here.
    public Next next() {
        while (true) {
            @Nullable Next next = switch (state) {
                case BOUNDARY -> begin();
                case FRAME -> payload();
                case LINE -> line();
                case SKIPPING -> skip();
                case BROKEN -> Next.BROKEN;
            };
            if (next != null) {
                return next;
            }
        }
    }

    /// What comes first in the bytes that are here when no others will come: as [#next], then the last line. A frame
    /// that is not whole is [Next#BROKEN].
    public Next end() {
        while (true) {
            var next = next();
            if (next != Next.MORE || in.count() == 0) {
                return next;
            }
            if (state == State.LINE) {
                return lastLine();
            }
            if (state == State.FRAME || !restIsText()) {
                return broken("input: ended inside a frame (expected: whole frames)");
            }
        }
    }

    public int type() {
        return type;
    }

    public int flags() {
        return flags;
    }

    /// What holds the payload or the line. Valid until the next call of [#push], [#next] or [#end].
    public byte[] bytes() {
        return in.bytes;
    }

    public int offset() {
        return offset;
    }

    public int length() {
        return length;
    }

    /// A copy of the frame that was found last.
    public Frame frame() {
        return new Frame(type, flags, Arrays.copyOfRange(in.bytes, offset, offset + length));
    }

    /// Why the stream has ended; none of it comes from the stream.
    ///
    /// @throws IllegalStateException when it has not
    public String fault() {
        if (fault == null) {
            throw new IllegalStateException("fault: none (expected: after BROKEN)");
        }
        return fault;
    }

    private @Nullable Next begin() {
        if (in.start == in.end) {
            return more();
        }
        switch (Boundary.at(in.bytes, in.start, in.end, expect)) {
            case UNDECIDED -> {
                return Next.MORE;
            }
            case FRAME -> {
                return header();
            }
            case LINE -> {
                state = State.LINE;
                searched = 0;
            }
            case WHITE -> in.start++;
            case MALFORMED -> {
                return broken("frame length: malformed (expected: Hyb128 below 2^63)");
            }
        }
        return null;
    }

    private @Nullable Next header() {
        int header = FrameHeader.sizeAt(in.bytes, in.start, in.end);
        long payload = FrameHeader.payloadBytesAt(in.bytes, in.start);
        if (payload > (long) frameBytesMax - header) {
            return broken("frame length: " + payload + " (expected: <= " + (frameBytesMax - header) + ")");
        }
        headerBytes = header;
        frameBytes = header + (int) payload;
        state = State.FRAME;
        return null;
    }

    private Next payload() {
        if (in.count() < frameBytes) {
            return Next.MORE;
        }
        type = FrameHeader.typeAt(in.bytes, in.start, headerBytes);
        flags = FrameHeader.flagsAt(in.bytes, in.start, headerBytes);
        offset = in.start + headerBytes;
        length = frameBytes - headerBytes;
        in.start += frameBytes;
        state = State.BOUNDARY;
        return Next.FRAME;
    }

    private @Nullable Next line() {
        int feed = feedFrom(in.start + searched);
        if (feed < 0) {
            searched = in.count();
            if (isTooLong()) {
                state = State.SKIPPING;
                return Next.LINE_TOO_LONG;
            }
            return Next.MORE;
        }
        state = State.BOUNDARY;
        int from = in.start;
        in.start = feed + 1;
        return found(from, feed) ? lineOrTooLong() : null;
    }

    private @Nullable Next skip() {
        int feed = feedFrom(in.start);
        if (feed < 0) {
            in.start = in.end;
            return more();
        }
        in.start = feed + 1;
        state = State.BOUNDARY;
        return null;
    }

    private Next lastLine() {
        int from = in.start;
        in.start = in.end;
        state = State.BOUNDARY;
        return found(from, in.end) ? lineOrTooLong() : more();
    }

    /// Bytes that could still have become a frame, if only more had come: white space is passed over, and before the
    /// first frame what is left is a line.
    private boolean restIsText() {
        if (expect != Expect.FRAMES && Boundary.isWhite(in.bytes[in.start])) {
            in.start++;
            return true;
        }
        if (expect == Expect.START || expect == Expect.REPLY) {
            state = State.LINE;
            searched = 0;
            return true;
        }
        return false;
    }

    private Next lineOrTooLong() {
        return length > lineBytesMax ? Next.LINE_TOO_LONG : Next.LINE;
    }

    /// @return false for a blank line
    private boolean found(int from, int to) {
        offset = from;
        length = (to > from && in.bytes[to - 1] == '\r' ? to - 1 : to) - from;
        if (length > lineBytesMax) {
            return true;
        }
        for (int i = 0; i < length; i++) {
            if (!Boundary.isWhite(in.bytes[from + i])) {
                return true;
            }
        }
        return false;
    }

    private int feedFrom(int from) {
        byte[] bytes = in.bytes;
        for (int i = from; i < in.end; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /// Whether the line goes on beyond what is allowed, whatever follows. A carriage return may be part of its end.
    private boolean isTooLong() {
        long over = (long) in.count() - lineBytesMax;
        return over > 1 || (over == 1 && in.bytes[in.end - 1] != '\r');
    }

    private int wanted() {
        return switch (state) {
            case FRAME -> frameBytes;
            case LINE -> (int) Math.min(lineBytesMax + 2L, Integer.MAX_VALUE);
            case BOUNDARY, SKIPPING, BROKEN -> 0;
        };
    }

    private Next more() {
        in.release();
        return Next.MORE;
    }

    private Next broken(String why) {
        fault = why;
        state = State.BROKEN;
        in.start = in.end;
        in.release();
        return Next.BROKEN;
    }

    private static int requireAtLeast(int min, String name, int value) {
        if (value < min) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: >= " + min + ")");
        }
        return value;
    }
}
