package dev.candela.lumen.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.candela.json.MalformedJson;
import dev.candela.lumen.context.SizeTable.Form;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What the capability promises. Deflate data of the same messages differ a little between builds of zlib, so every
/// bound leaves about a hundredth of room to what was measured with zlib 1.3.2.
class CorpusSavingsTest {
    private static final int SMALL = 1024;

    private static SizeTable table(Map<String, byte[]> messages) {
        return SizeTable.of(messages, it -> it.length);
    }

    @Test
    void the_corpus_saves_65_percent_and_its_small_messages_60() throws IOException, MalformedJson {
        var table = table(Corpus.messages());
        assertThat(table.rows()).hasSize(50);
        assertThat(table.meanSaved(Form.CONTEXT)).as("measured 70.7").isGreaterThan(0.695);
        assertThat(table.meanSaved(Form.CONTEXT, SMALL)).as("measured 71.1").isGreaterThan(0.70);
        assertThat(table.totalSaved(Form.CONTEXT)).as("measured 62.8").isGreaterThan(0.60);
    }

    @Test
    void no_message_of_the_corpus_grows() throws IOException, MalformedJson {
        assertThat(table(Corpus.messages()).rows()).allSatisfy(it ->
            assertThat(it.saved(Form.CONTEXT)).as(it.name()).isGreaterThan(0.24));
    }

    @Test
    void the_order_of_messages_matters_little() throws IOException, MalformedJson {
        var random = new Random(1);
        for (int round = 0; round < 5; round++) {
            var messages = Corpus.messages();
            var names = new ArrayList<>(messages.keySet());
            Collections.shuffle(names, random);
            var shuffled = new LinkedHashMap<String, byte[]>();
            names.forEach(it -> shuffled.put(it, messages.getOrDefault(it, new byte[0])));
            var table = table(shuffled);
            assertThat(table.meanSaved(Form.CONTEXT)).as("worst of 100: 69.2").isGreaterThan(0.68);
            assertThat(table.meanSaved(Form.CONTEXT, SMALL)).as("mean of 100: 70.0").isGreaterThan(0.67);
        }
    }

    @Test
    void a_message_on_a_connection_of_its_own_saves_two_thirds() throws IOException, MalformedJson {
        var saved = new TreeMap<String, Double>();
        var small = new HashMap<String, Double>();
        Corpus.messages().forEach((name, json) -> {
            double it = table(Map.of(name, json)).meanSaved(Form.CONTEXT);
            saved.put(name, it);
            if (json.length <= SMALL) {
                small.put(name, it);
            }
        });
        assertThat(mean(saved)).as("measured 67.8").isGreaterThan(0.665);
        assertThat(mean(small)).as("measured 67.3").isGreaterThan(0.66);
    }

    /// The other forms, as they were measured for the specification that this repository was written from.
    @Test
    void the_other_forms_save_what_they_are_known_to() throws IOException, MalformedJson {
        var frames = new HashMap<Integer, Integer>();
        var messages = Corpus.messages();
        Corpus.lumenFrames().forEach((name, bytes) -> frames.put(System.identityHashCode(messages.get(name)), bytes));
        var table = SizeTable.of(messages, it -> frames.getOrDefault(System.identityHashCode(it), 0));
        assertThat(100 * table.meanSaved(Form.LUMEN)).isCloseTo(28.3, within(0.1));
        assertThat(100 * table.meanSaved(Form.LUMEN, SMALL)).isCloseTo(33.1, within(0.1));
        assertThat(100 * table.totalSaved(Form.LUMEN)).isCloseTo(2.8, within(0.1));
        assertThat(100 * table.meanSaved(Form.GZIP)).isCloseTo(19.1, within(1.0));
        assertThat(100 * table.meanSaved(Form.DEFLATE)).isCloseTo(63.2, within(1.0));
        assertThat(100 * table.meanSaved(Form.DEFLATE, SMALL)).isCloseTo(60.7, within(1.0));
    }

    private static double mean(Map<String, Double> saved) {
        return saved.values().stream().mapToDouble(it -> it).average().orElseThrow();
    }
}
