package dev.candela.memory;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.candela.lumen.MalformedLumen;
import dev.candela.lumen.ring.Region;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// A file below `/dev/shm` that holds a [Region], mapped into memory.
///
/// Whoever has created it owns it, and removes the file on closing; the memory lives until both have closed. The file
/// is readable for its user only, and its name cannot be guessed.
///
/// Close it only when nobody uses the region any more: then its memory is gone.
public final class SharedRegion implements AutoCloseable {
    private static final Path FOLDER = Path.of("/dev/shm");
    private static final Set<PosixFilePermission> MODE = PosixFilePermissions.fromString("rw-------");

    /// One name without a folder.
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,199}");
    private static final int NAME_RANDOM_BYTES = 16;
    private static final int ZEROES_AT_ONCE = 64 * 1024;

    private final Path file;
    private final boolean owned;
    private final Arena arena;
    private final Region region;
    private final long bytes;
    private final AtomicBoolean closed = new AtomicBoolean();

    private SharedRegion(Path file, boolean owned, Arena arena, Region region, long bytes) {
        this.file = file;
        this.owned = owned;
        this.arena = arena;
        this.region = region;
        this.bytes = bytes;
    }

    /// Makes a region under a new name, and takes its memory at once.
    ///
    /// @param bytes   as [Region#isSize] allows
    /// @param random  for the name; one that cannot be guessed, such as [java.security.SecureRandom]
    /// @throws IOException when there is no shared memory, or not that much
    public static SharedRegion create(long bytes, RandomGenerator random) throws IOException {
        return create(FOLDER, bytes, random);
    }

    static SharedRegion create(Path folder, long bytes, RandomGenerator random) throws IOException {
        if (!Region.isSize(bytes)) {
            throw new IllegalArgumentException("region: " + bytes + " bytes (expected: "
                + Region.BYTES_MIN + ".." + Region.BYTES_MAX + ")");
        }
        requireFolder(folder);
        byte[] unguessable = new byte[NAME_RANDOM_BYTES];
        random.nextBytes(unguessable);
        Path file = folder.resolve("candela-" + HexFormat.of().formatHex(unguessable));
        try (var channel = FileChannel.open(file, Set.of(CREATE_NEW, READ, WRITE),
            PosixFilePermissions.asFileAttribute(MODE))) {
            return create(file, channel, bytes);
        }
    }

    private static SharedRegion create(Path file, FileChannel channel, long bytes) throws IOException {
        var arena = Arena.ofShared();
        try {
            fill(channel, bytes);
            return new SharedRegion(file, true, arena, Region.initialize(map(channel, bytes, arena)), bytes);
        } catch (IOException | RuntimeException | Error e) {
            arena.close();
            remove(file);
            throw e;
        }
    }

    /// Opens a region that another process has made.
    ///
    /// @param name   as the other process gave it: one name, with or without a slash before it
    /// @param bytes  as the other process gave it
    /// @throws IOException when there is no such file, or it is not what was announced
    public static SharedRegion open(String name, long bytes) throws IOException {
        return open(FOLDER, name, bytes);
    }

    static SharedRegion open(Path folder, String name, long bytes) throws IOException {
        Path file = folder.resolve(checked(name));
        if (!Region.isSize(bytes)) {
            throw new IOException("shared memory: " + bytes + " bytes (expected: "
                + Region.BYTES_MIN + ".." + Region.BYTES_MAX + ")");
        }
        requireFolder(folder);
        requirePrivate(file);
        try (var channel = FileChannel.open(file, Set.of(READ, WRITE, LinkOption.NOFOLLOW_LINKS))) {
            if (channel.size() < bytes) {
                // Mapped beyond its end, the memory would fault when it is used.
                throw new IOException("shared memory: a file of " + channel.size() + " bytes (expected: >= " + bytes
                    + ")");
            }
            return open(file, channel, bytes);
        }
    }

    private static SharedRegion open(Path file, FileChannel channel, long bytes) throws IOException {
        var arena = Arena.ofShared();
        try {
            return new SharedRegion(file, false, arena, Region.open(map(channel, bytes, arena)), bytes);
        } catch (IOException | RuntimeException | Error e) {
            arena.close();
            throw e;
        } catch (MalformedLumen e) {
            arena.close();
            throw new IOException("shared memory: " + e.getMessage(), e);
        }
    }

    /// What to tell the other process; without a slash.
    public String name() {
        return file.getFileName().toString();
    }

    public long bytes() {
        return bytes;
    }

    /// Valid until this is closed.
    public Region region() {
        return region;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            if (owned) {
                remove(file);
            }
            arena.close();
        }
    }

    private static String checked(String name) throws IOException {
        String bare = name.startsWith("/") ? name.substring(1) : name;
        if (!NAME.matcher(bare).matches() || bare.contains("..")) {
            throw new IOException("shared memory: a name that is none (expected: one of at most 200 letters, digits,"
                + " dots, hyphens and underscores, without a folder)");
        }
        return bare;
    }

    private static void requireFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException("shared memory: no folder " + folder + " (expected: Linux with shared memory)");
        }
    }

    private static void requirePrivate(Path file) throws IOException {
        PosixFileAttributes found;
        try {
            found = Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            throw new IOException("shared memory: no such region (expected: one that its owner has made)", e);
        }
        if (!found.isRegularFile() || !MODE.containsAll(found.permissions())) {
            throw new IOException("shared memory: " + (found.isRegularFile()
                ? "mode " + PosixFilePermissions.toString(found.permissions()) : "not a file")
                + " (expected: a file of mode rw-------)");
        }
    }

    /// Real zeroes: a file that only claims its length would fault when the memory runs out in the middle of a message.
    private static void fill(FileChannel channel, long bytes) throws IOException {
        var zeroes = ByteBuffer.allocate(ZEROES_AT_ONCE);
        for (long left = bytes; left > 0;) {
            zeroes.clear().limit((int) Math.min(zeroes.capacity(), left));
            left -= channel.write(zeroes);
        }
    }

    private static MemorySegment map(FileChannel channel, long bytes, Arena arena) throws IOException {
        return channel.map(MapMode.READ_WRITE, 0, bytes, arena);
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            System.getLogger(SharedRegion.class.getName()).log(Level.WARNING, "A shared region was not removed.", e);
        }
    }
}
