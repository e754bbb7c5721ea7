package dev.candela.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SharedRegionTest {
    private static final long BYTES = 4096;

    @TempDir
    private Path folder;

    private SharedRegion create() throws IOException {
        return SharedRegion.create(folder, BYTES, new SecureRandom());
    }

    private Path file(SharedRegion shared) {
        return folder.resolve(shared.name());
    }

    @Test
    void a_region_is_a_file_for_its_user_alone_and_goes_with_its_owner() throws IOException {
        var shared = create();
        var opened = SharedRegion.open(folder, shared.name(), BYTES);
        try (shared; opened) {
            assertThat(Files.size(file(shared))).isEqualTo(BYTES);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file(shared))))
                .isEqualTo("rw-------");
            assertThat(shared.name()).matches("candela-[0-9a-f]{32}");

            opened.close();
            assertThat(file(shared)).as("not the owner").exists();
        }
        assertThat(file(shared)).doesNotExist();
    }

    @Test
    void an_existing_file_is_neither_taken_nor_removed() throws IOException {
        try (var shared = SharedRegion.create(folder, BYTES, new SplittableRandom(1))) {
            assertThatThrownBy(() -> SharedRegion.create(folder, BYTES, new SplittableRandom(1)))
                .isInstanceOf(FileAlreadyExistsException.class);
            assertThat(file(shared)).exists();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "//a", ".", "..", "../a", "a/b", "/a/b", "a..b", ".hidden", "a b", "a\u0000b",
        "-a", "é", "/dev/shm/a"})
    void a_name_that_could_lead_elsewhere_is_refused(String name) {
        assertThatThrownBy(() -> SharedRegion.open(folder, name, BYTES)).isInstanceOf(IOException.class)
            .hasMessageStartingWith("shared memory: a name that is none (expected: ");
    }

    @Test
    void a_name_of_200_characters_is_the_longest() {
        assertThatThrownBy(() -> SharedRegion.open(folder, "a".repeat(201), BYTES)).isInstanceOf(IOException.class)
            .hasMessageStartingWith("shared memory: a name that is none");
        assertThatThrownBy(() -> SharedRegion.open(folder, "a".repeat(200), BYTES)).isInstanceOf(IOException.class)
            .hasMessage("shared memory: no such region (expected: one that its owner has made)");
    }

    @Test
    void a_slash_before_the_name_is_the_same_name() throws IOException {
        try (var shared = create(); var opened = SharedRegion.open(folder, "/" + shared.name(), BYTES)) {
            assertThat(opened.name()).isEqualTo(shared.name());
            assertThat(opened.bytes()).isEqualTo(BYTES);
        }
    }

    @Test
    void a_file_shorter_than_announced_is_refused_before_it_is_mapped() throws IOException {
        try (var shared = create()) {
            assertThatThrownBy(() -> SharedRegion.open(folder, shared.name(), BYTES + 1))
                .isInstanceOf(IOException.class)
                .hasMessage("shared memory: a file of 4096 bytes (expected: >= 4097)");
        }
    }

    @Test
    void another_size_than_that_of_the_region_is_refused() throws IOException {
        try (var shared = create()) {
            assertThatThrownBy(() -> SharedRegion.open(folder, shared.name(), BYTES - 8))
                .isInstanceOf(IOException.class)
                .hasMessage("shared memory: region data length: another one (expected: 3960)");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 255, 256L * 1024 * 1024 + 1, Long.MAX_VALUE})
    void a_size_that_no_region_has_is_refused(long bytes) {
        assertThatThrownBy(() -> SharedRegion.open(folder, "a", bytes)).isInstanceOf(IOException.class)
            .hasMessage("shared memory: " + bytes + " bytes (expected: 256..268435456)");
        assertThatThrownBy(() -> SharedRegion.create(folder, bytes, new SecureRandom()))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage("region: " + bytes + " bytes (expected: 256..268435456)");
    }

    @Test
    void a_link_a_folder_and_a_file_that_others_may_use_are_refused() throws IOException {
        try (var shared = create()) {
            Files.createSymbolicLink(folder.resolve("link"), file(shared));
            Files.createDirectory(folder.resolve("folder"));
            Files.setPosixFilePermissions(file(shared), PosixFilePermissions.fromString("rw-rw----"));

            assertThatThrownBy(() -> SharedRegion.open(folder, "link", BYTES)).isInstanceOf(IOException.class)
                .hasMessage("shared memory: not a file (expected: a file of mode rw-------)");
            assertThatThrownBy(() -> SharedRegion.open(folder, "folder", BYTES)).isInstanceOf(IOException.class)
                .hasMessage("shared memory: not a file (expected: a file of mode rw-------)");
            assertThatThrownBy(() -> SharedRegion.open(folder, shared.name(), BYTES)).isInstanceOf(IOException.class)
                .hasMessage("shared memory: mode rw-rw---- (expected: a file of mode rw-------)");
        }
    }

    @Test
    void where_there_is_no_shared_memory_one_line_says_so() {
        var none = folder.resolve("none");

        assertThatThrownBy(() -> SharedRegion.create(none, BYTES, new SecureRandom())).isInstanceOf(IOException.class)
            .hasMessage("shared memory: no folder " + none + " (expected: Linux with shared memory)");
        assertThatThrownBy(() -> SharedRegion.open(none, "a", BYTES)).isInstanceOf(IOException.class)
            .hasMessage("shared memory: no folder " + none + " (expected: Linux with shared memory)");
    }
}
