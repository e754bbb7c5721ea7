package dev.candela.app.vectors;

import static dev.candela.app.vectors.Mismatch.require;

import dev.candela.lumen.MalformedLumen;
import dev.candela.lumen.ring.Region;
import dev.candela.lumen.ring.RingReader;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.regex.Pattern;

/// Images of shared memory. Each step begins with the image of the one before, as another process would find it; at the
/// end all of them are made on one memory.
final class RingRunner implements Runner {
    private static final String CREATE = "create+init_header";
    private static final String CROSS_CHECK = "cross-check";
    private static final Pattern WRITES = Pattern.compile("(client|server) writes (\\w+) to ring ([AB])( \\(.*\\))?");
    private static final Pattern READS = Pattern.compile("(client|server) reads a frame from ring ([AB])( \\(.*\\))?");
    private static final List<String> CURSORS = List.of("write_a", "read_a", "write_b", "read_b");
    private static final int CURSORS_AT = 32;
    private static final int PREFIX_BYTES = 4;

    private final VectorFile file;

    RingRunner(VectorFile file) {
        this.file = file;
    }

    @Override
    public void run(Row row) throws Mismatch {
        String step = row.text("step");
        if (step.equals(CREATE)) {
            var memory = memory(row.count("size")).fill((byte) 0x5A);
            Region.initialize(memory);
            require("image", row.text("image"), hex(memory));
        } else if (step.equals(CROSS_CHECK)) {
            crossCheck(row);
        } else {
            byte[] before = before(row).hex("image");
            var memory = memory(before.length).copyFrom(MemorySegment.ofArray(before));
            require("returned", returned(row), taken(opened(memory), step));
            require("image", row.text("image"), hex(memory));
            cursors(row.row("cursors"), memory);
        }
    }

    private Row before(Row row) throws Mismatch {
        int index = file.rows().indexOf(row);
        if (index < 1) {
            throw row.wrong("step", CREATE + " first");
        }
        return file.rows().get(index - 1);
    }

    private void crossCheck(Row row) throws Mismatch {
        require("python_writes_rust_reads", true, row.isTrue("python_writes_rust_reads"));
        require("rust_writes_python_reads", true, row.isTrue("rust_writes_python_reads"));
        var first = file.rows().getFirst();
        var memory = memory(first.count("size"));
        Region.initialize(memory);
        var region = opened(memory);
        for (var it : file.rows().subList(1, file.rows().indexOf(row))) {
            require(it.text("step"), returned(it), taken(region, it.text("step")));
        }
        require("image of all steps", before(row).text("image"), hex(memory));
    }

    private static Region opened(MemorySegment memory) throws Mismatch {
        try {
            return Region.open(memory);
        } catch (MalformedLumen e) {
            throw new Mismatch("image before", "a region", String.valueOf(e.getMessage()));
        }
    }

    /// What a step gives: bytes that went into the ring, or a frame as hex digits.
    private String taken(Region region, String step) throws Mismatch {
        var writes = WRITES.matcher(step);
        var reads = READS.matcher(step);
        try {
            if (writes.matches()) {
                var end = end(writes.group(1));
                require("ring", end == Region.End.CLIENT ? "A" : "B", writes.group(3));
                byte[] frame = new Row(file.root()).hex(writes.group(2));
                var writer = region.writer(end);
                writer.begin(frame.length);
                return Integer.toString(writer.write(frame, 0, frame.length) + PREFIX_BYTES);
            }
            if (reads.matches()) {
                var end = end(reads.group(1));
                require("ring", end == Region.End.CLIENT ? "B" : "A", reads.group(2));
                return region.reader(end, RingReader.MESSAGE_BYTES_MAX).poll().map(Row::hex).orElse("nothing");
            }
        } catch (MalformedLumen e) {
            throw new Mismatch("step", "done", String.valueOf(e.getMessage()));
        }
        throw new Mismatch("step", "client or server, reads or writes, ring A or B", step);
    }

    private static Region.End end(String name) {
        return name.equals("client") ? Region.End.CLIENT : Region.End.SERVER;
    }

    private static String returned(Row row) throws Mismatch {
        var text = row.members().text("returned");
        return text.isPresent() ? text.get() : Long.toString(row.whole("returned"));
    }

    private static void cursors(Row expected, MemorySegment memory) throws Mismatch {
        for (int i = 0; i < CURSORS.size(); i++) {
            require(CURSORS.get(i), expected.whole(CURSORS.get(i)),
                memory.get(ValueLayout.JAVA_LONG, CURSORS_AT + (long) i * Long.BYTES));
        }
    }

    private static MemorySegment memory(int bytes) {
        return MemorySegment.ofArray(new long[bytes / Long.BYTES + 1]).asSlice(0, bytes);
    }

    private static String hex(MemorySegment memory) {
        return Row.hex(memory.toArray(ValueLayout.JAVA_BYTE));
    }
}
