package dev.candela.memory;

import dev.candela.lumen.ring.Region;
import java.io.IOException;
import java.time.Duration;

/// A program that sends back every frame that comes through a region, until the frame of type 0x0A without a payload.
/// Run by a test as a process.
final class EchoChild {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private EchoChild() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        var shared = SharedRegion.open(args[0], Long.parseLong(args[1]));
        try (var link = MemoryLink.over(shared, Region.End.CLIENT, LinkSettings.DEFAULT)) {
            for (byte[] it = next(link); it.length > 3; it = next(link)) {
                if (!link.send(it)) {
                    throw new IOException("no room");
                }
            }
        }
    }

    private static byte[] next(MemoryLink link) throws IOException, InterruptedException {
        return link.receive(PATIENCE).orElseThrow(() -> new IOException("nothing came"));
    }
}
