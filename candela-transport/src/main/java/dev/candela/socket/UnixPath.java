package dev.candela.socket;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The file of a Unix socket: only its owner can connect, and nothing but the socket of an ended server is replaced.
///
/// It is made in a folder of its own beside its place, which nobody else can enter, and moved there when its mode is
/// right. So nobody connects before, and there is no moment without a socket when one is replaced.
final class UnixPath {
    /// What a socket address holds on every system.
    private static final int PATH_BYTES_MAX = 103;

    private final Path path;
    private final Path folder;
    private @Nullable Object key;

    private UnixPath(Path path, Path folder) {
        this.path = path;
        this.folder = folder;
    }

    /// Looks whether a socket can be there.
    ///
    /// @throws BindException when a server listens there
    /// @throws IOException   when there is something else
    static UnixPath prepare(Path given) throws IOException {
        var path = given.toAbsolutePath().normalize();
        checkFree(path);
        var parent = path.getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            throw new IOException("path: " + path + " (expected: in a folder that exists)");
        }
        var folder = folder(path, parent);
        var prepared = new UnixPath(path, folder);
        int length = Math.max(prepared.temporary().toString().length(), path.toString().length());
        if (length > PATH_BYTES_MAX) {
            prepared.cleanUp();
            throw new IOException("path: " + path + " is too long (expected: <= "
                + (PATH_BYTES_MAX - length + path.toString().length()) + " bytes)");
        }
        return prepared;
    }

    private static Path folder(Path path, Path parent) throws IOException {
        try {
            return isPosix(parent)
                ? Files.createTempDirectory(parent, ".s",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")))
                : Files.createTempDirectory(parent, ".s");
        } catch (IOException e) {
            throw new IOException("path: " + path + " (expected: in a folder that can be written)", e);
        }
    }

    /// Where to bind.
    Path temporary() {
        return folder.resolve("s");
    }

    /// Where clients find it.
    Path path() {
        return path;
    }

    /// Puts what has been bound in its place.
    void publish() throws IOException {
        var made = temporary();
        if (isPosix(made)) {
            Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rw-------"));
        }
        key = attributes(made).fileKey();
        Files.move(made, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        cleanUp();
    }

    /// Removes what was published, unless something else has taken its place.
    void remove() throws IOException {
        try {
            if (Objects.equals(attributes(path).fileKey(), key)) {
                Files.deleteIfExists(path);
            }
        } catch (NoSuchFileException _) {
            // Somebody else has tidied up.
        }
    }

    void cleanUp() throws IOException {
        Files.deleteIfExists(temporary());
        Files.deleteIfExists(folder);
    }

    private static void checkFree(Path path) throws IOException {
        BasicFileAttributes there;
        try {
            there = attributes(path);
        } catch (NoSuchFileException _) {
            return;
        }
        if (!there.isOther()) {
            throw new IOException("path: " + path + " is no socket (expected: nothing, or one of an ended server)");
        }
        try (var _ = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
            throw new BindException("path: " + path + " is in use (expected: a free path)");
        } catch (BindException e) {
            throw e;
        } catch (ConnectException _) {
            // Nobody listens: it was left behind.
        } catch (IOException e) {
            throw new IOException("path: " + path + " (expected: nothing, or a socket of this user)", e);
        }
    }

    private static BasicFileAttributes attributes(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean isPosix(Path path) {
        return Files.getFileAttributeView(path, PosixFileAttributeView.class) != null;
    }
}
