package dev.candela.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RootTest {
    private static final Root ROOT = new Root("file:///home/ann/work", null);

    @ParameterizedTest
    @ValueSource(strings = {
        "/home/ann/work", "/home/ann/work/", "/home/ann/work/a", "/home/ann/work/a/b.txt", "/home/ann/work/..hidden",
        "/home/ann/work/a/../b", "/home/ann/./work/a", "/home/ann/other/../work/a", "//home/ann/work/a",
        "file:///home/ann/work", "file:///home/ann/work/a%20b", "file:/home/ann/work/a",
        "file:///home/ann/work/%2e%2e/work/a"})
    void a_root_contains_itself_and_what_is_below(String inside) {
        assertThat(ROOT.contains(inside)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "/home/ann", "/", "/home/ann/workshop", "/home/ann/work2/a", "/home/ann/wor", "/home/bob/work/a",
        "/home/ann/work/..", "/home/ann/work/../x", "/home/ann/work/a/../../x", "/HOME/ann/work",
        "file:///home/ann/work/../x", "file:///home/ann/work/%2e%2e/x", "file:///home/ann/work%2f..%2fx",
        "file:///home/ann/workshop"})
    void a_root_does_not_contain_what_only_begins_like_it_or_climbs_out(String outside) {
        assertThat(ROOT.contains(outside)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "a", "home/ann/work/a", "./home/ann/work", "file:home/ann/work", "file://server/home/ann/work/a",
        "http://host/home/ann/work/a", "file:///home/ann/work/a b", "file:///home/ann/work/%", "file:", "file://",
        "file:///home/ann/work/a?x", "file:///home/ann/work/a#x", "FILE:///home/ann/work/a", "~/work"})
    void what_is_no_absolute_local_path_is_in_no_root(String elsewhere) {
        assertThat(ROOT.contains(elsewhere)).isFalse();
        assertThat(new Root(elsewhere, null).contains("/home/ann/work/a")).isFalse();
    }

    @Test
    void a_path_with_a_zero_is_in_no_root() {
        assertThat(ROOT.contains("/home/ann/work/a\0b")).isFalse();
        assertThat(ROOT.contains("file:///home/ann/work/a%00b")).isFalse();
    }

    @Test
    void a_root_with_a_slash_at_its_end_or_dots_within_is_the_same_root() {
        assertThat(new Root("file:///home/ann/work/", null).contains("/home/ann/work")).isTrue();
        assertThat(new Root("file:///home/bob/../ann/work", null).contains("/home/ann/work/x")).isTrue();
        assertThat(new Root("file:///", null).contains("/anything")).isTrue();
    }

    @Test
    void one_of_several_roots_is_enough_and_none_contain_nothing() {
        var roots = new ListRootsResult(List.of(new Root("file:///a", "A"), new Root("file:///b", "B")));
        assertThat(roots.contains("/b/c")).isTrue();
        assertThat(roots.contains("/c")).isFalse();
        assertThat(new ListRootsResult(List.of()).contains("/")).isFalse();
    }
}
