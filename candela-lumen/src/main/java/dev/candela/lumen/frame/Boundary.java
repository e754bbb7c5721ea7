package dev.candela.lumen.frame;

import dev.candela.lumen.Hyb128;
import org.jspecify.annotations.Nullable;

/// What begins between two frames or lines.
///
/// No canonical length begins with `{` or `[`, and no text goes on, behind a byte that is a length, with the type and
/// the flags of a frame: both are control characters there. White space is a length of 9, 10, 13 or 32, and the types
/// 0x09, 0x0A and 0x0D are white space too; there the flags decide, for none of the four is a set of flags that a frame
/// may have.
enum Boundary {
    /// More bytes are needed to tell.
    UNDECIDED,
    /// A frame, whose header is there.
    FRAME,
    LINE,
    /// One byte of white space, to be passed over.
    WHITE,
    /// Neither a frame nor, here, a line.
    MALFORMED;

    private static final int LEB128 = 0x40;

    static Boundary at(byte[] bytes, int at, int end, Assembler.Expect expect) {
        return switch (expect) {
            case FRAMES -> frame(bytes, at, end);
            case LINES -> LINE;
            case START -> only(FrameType.PROBE, bytes, at, end);
            case REPLY -> only(FrameType.PROBE_ACK, bytes, at, end);
            case OPEN -> any(bytes, at, end);
        };
    }

    private static Boundary frame(byte[] bytes, int at, int end) {
        int header = FrameHeader.sizeAt(bytes, at, end);
        return header > 0 ? FRAME : header == FrameHeader.INCOMPLETE ? UNDECIDED : MALFORMED;
    }

    private static Boundary only(FrameType allowed, byte[] bytes, int at, int end) {
        int length = Hyb128.sizeAt(bytes, at, end);
        if (length == Hyb128.MALFORMED) {
            return LINE;
        }
        if (length == Hyb128.INCOMPLETE || at + length == end) {
            return UNDECIDED;
        }
        if ((bytes[at + length] & 0xFF) == allowed.code()) {
            return frame(bytes, at, end);
        }
        return isWhite(bytes[at]) ? WHITE : LINE;
    }

    private static Boundary any(byte[] bytes, int at, int end) {
        int length = Hyb128.sizeAt(bytes, at, end);
        if (length == Hyb128.MALFORMED) {
            return bytes[at] == LEB128 ? MALFORMED : LINE;
        }
        if (length == Hyb128.INCOMPLETE || at + length == end) {
            return UNDECIDED;
        }
        var type = FrameType.of(bytes[at + length] & 0xFF);
        boolean white = isWhite(bytes[at]);
        if (white && !isOfAnyLength(type)) {
            return WHITE;
        }
        if (at + length + 1 == end) {
            return UNDECIDED;
        }
        int flags = bytes[at + length + 1];
        if (white) {
            return Flags.has(flags, Flags.RESERVED | Flags.FRAGMENTED) ? WHITE : FRAME;
        }
        return type == null && Flags.has(flags, Flags.RESERVED) ? LINE : FRAME;
    }

    /// A heartbeat of nine bytes or more is none.
    private static boolean isOfAnyLength(@Nullable FrameType type) {
        return type != null && type != FrameType.HEARTBEAT;
    }

    static boolean isWhite(byte it) {
        return it == ' ' || it == '\t' || it == '\r' || it == '\n';
    }
}
