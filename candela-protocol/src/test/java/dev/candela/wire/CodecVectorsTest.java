package dev.candela.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.json.Json;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What each revision writes, word for word and in order, against one file for each sample and revision.
final class CodecVectorsTest {
    @TestFactory
    Stream<DynamicTest> everything_is_written_as_its_vector_says() {
        return Arrays.stream(Revision.values()).flatMap(revision ->
            Vectors.written(revision).entrySet().stream().map(it ->
                DynamicTest.dynamicTest(revision.text() + " " + it.getKey(), () ->
                    assertThat(it.getValue().toText())
                        .isEqualTo(Vectors.expected(revision, it.getKey()).toText()))));
    }

    @ParameterizedTest
    @EnumSource
    void there_is_one_vector_for_each_sample_and_no_other(Revision revision) {
        assertThat(Vectors.names(revision))
            .containsExactlyInAnyOrderElementsOf(Vectors.written(revision).keySet());
    }

    @ParameterizedTest
    @EnumSource
    void no_legacy_vector_holds_a_modern_member_and_every_modern_result_holds_its_own(Revision revision) {
        for (String name : Vectors.names(revision)) {
            var vector = (Json.Obj) Vectors.expected(revision, name);
            if (!revision.isModern()) {
                assertThat(vector.toText()).as(name).doesNotContain("\"resultType\"", "\"ttlMs\"", "\"cacheScope\"",
                    "\"requestState\"", "\"inputRequests\"", "\"io.modelcontextprotocol/");
            } else if (!vector.has("jsonrpc")) {
                assertThat(vector.text("resultType")).as(name).isPresent();
                assertThat(Meta.of(vector).has("io.modelcontextprotocol/serverInfo")).as(name).isTrue();
            }
        }
    }
}
