package dev.candela.app.vectors;

import static dev.candela.app.vectors.Mismatch.require;

import dev.candela.lumen.frame.Assembler;
import dev.candela.lumen.frame.Assembler.Next;
import dev.candela.lumen.frame.Frame;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/// Streams of frames cut anywhere. What is left over at the end is a frame cut short.
final class AssemblerRunner implements Runner {
    private static final int FRAME_BYTES_MAX = 16 * 1024 * 1024;

    @Override
    public void run(Row row) throws Mismatch {
        var assembler = new Assembler(FRAME_BYTES_MAX, 1, Assembler.Kinds.FRAMES);
        var found = new ArrayList<Frame>();
        var all = new ByteArrayOutputStream();
        for (String it : row.texts("chunks")) {
            byte[] chunk = Row.hex("chunks", it);
            all.writeBytes(chunk);
            assembler.push(chunk, 0, chunk.length);
            while (assembler.next() == Next.FRAME) {
                found.add(assembler.frame());
            }
        }
        var expected = new ArrayList<Frame>();
        for (var it : row.rows("frames")) {
            expected.add(Frames.of(it));
        }
        for (int i = 0; i < Math.min(expected.size(), found.size()); i++) {
            require("frame " + i, Frames.text(expected.get(i)), Frames.text(found.get(i)));
        }
        require("number of frames", expected.size(), found.size());
        require("more", Next.MORE, assembler.next());
        require("rest", row.text("rest"), rest(all.toByteArray()));
        require("end", row.text("rest").isEmpty() ? Next.MORE : Next.BROKEN, assembler.end());
        require("the same frames from one piece", found, onePiece(all.toByteArray()));
    }

    private static String rest(byte[] bytes) {
        int at = 0;
        while (Frame.parse(bytes, at, bytes.length - at) instanceof Frame.Parsed.Complete(_, int consumed)) {
            at += consumed;
        }
        return Row.hex(bytes).substring(2 * at);
    }

    private static List<Frame> onePiece(byte[] bytes) {
        var assembler = new Assembler(FRAME_BYTES_MAX, 1, Assembler.Kinds.FRAMES);
        assembler.push(bytes, 0, bytes.length);
        var found = new ArrayList<Frame>();
        while (assembler.next() == Next.FRAME) {
            found.add(assembler.frame());
        }
        return found;
    }
}
