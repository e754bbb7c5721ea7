package dev.candela.lumen.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.candela.json.Json;
import dev.candela.json.MalformedJson;
import dev.candela.lumen.Vectors;
import dev.candela.lumen.payload.Dictionary.Word;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DictionaryTest {
    @Test
    void the_static_words_are_those_of_the_references() throws IOException, MalformedJson {
        var words = Vectors.root("dictionary.json").array("static").orElseThrow();
        assertThat(words).hasSize(128);
        for (Json it : words) {
            int id = Math.toIntExact(((Json.Obj) it).number("id").orElseThrow().exactLong().orElseThrow());
            String text = ((Json.Obj) it).text("word").orElseThrow();
            assertThat(Dictionary.STATIC.word(id)).isEqualTo(new Json.Str(text));
            assertThat(Dictionary.STATIC.id(text)).isEqualTo(id);
            assertThat(Dictionary.STATIC.id(text + "s")).isNotEqualTo(id);
        }
    }

    @Test
    void the_static_dictionary_has_no_words_of_a_session() {
        for (int id = 0x80; id <= 0xFF; id++) {
            assertThat(Dictionary.STATIC.word(id)).isNull();
        }
        assertThat(Dictionary.STATIC.words()).isEmpty();
    }

    @Test
    void a_word_of_a_session_has_its_slot_and_both_ends_of_the_range_are_slots() {
        var dictionary = Dictionary.of(List.of(new Word(0x80, "inputSchema"), new Word(0xFE, "été")));
        assertThat(dictionary.word(0x80)).isEqualTo(new Json.Str("inputSchema"));
        assertThat(dictionary.id("inputSchema")).isEqualTo(0x80);
        assertThat(dictionary.id("été")).isEqualTo(0xFE);
        assertThat(dictionary.word(0x81)).isNull();
        assertThat(dictionary.words()).containsExactly(new Word(0x80, "inputSchema"), new Word(0xFE, "été"));
    }

    @Test
    void the_words_of_one_connection_are_not_those_of_another() {
        var one = Dictionary.of(List.of(new Word(0x80, "tenantA")));
        var other = Dictionary.of(List.of(new Word(0x80, "tenantB")));
        assertThat(one.word(0x80)).isEqualTo(new Json.Str("tenantA"));
        assertThat(other.word(0x80)).isEqualTo(new Json.Str("tenantB"));
        assertThat(other.id("tenantA")).isEqualTo(-1);
        assertThat(Dictionary.STATIC.word(0x80)).isNull();
    }

    @Test
    void a_list_that_changes_later_does_not_change_the_dictionary() {
        var words = new ArrayList<>(List.of(new Word(0x80, "inputSchema")));
        var dictionary = Dictionary.of(words);
        words.set(0, new Word(0x80, "outputSchema"));
        assertThat(dictionary.words()).containsExactly(new Word(0x80, "inputSchema"));
        assertThat(dictionary.id("outputSchema")).isEqualTo(-1);
    }

    @Test
    void all_127_slots_can_be_taken_with_words_that_look_alike() {
        var words = new ArrayList<Word>();
        for (int slot = 0x80; slot <= 0xFE; slot++) {
            words.add(new Word(slot, "a" + Integer.toString(slot, 2) + "a"));
        }
        var dictionary = Dictionary.of(words);
        for (var it : words) {
            assertThat(dictionary.id(it.text())).isEqualTo(it.slot());
            assertThat(dictionary.word(it.slot())).isEqualTo(new Json.Str(it.text()));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 0x7F, 0xFF, 0x100, Integer.MAX_VALUE})
    void a_slot_outside_the_range_is_refused(int slot) {
        refused(List.of(new Word(0x80, "fine"), new Word(slot, "inputSchema")),
            "session word 1: slot " + slot + " (expected: 128..254)");
    }

    @Test
    void a_static_word_is_refused() {
        refused(List.of(new Word(0x80, "tool")), "session word 0: a static word (expected: one that is not)");
    }

    @Test
    void a_slot_given_twice_is_refused() {
        refused(List.of(new Word(0x80, "a"), new Word(0x80, "b")),
            "session word 1: a slot given before (expected: each slot once)");
    }

    @Test
    void a_word_given_twice_is_refused() {
        refused(List.of(new Word(0x80, "dup"), new Word(0x81, "dup")),
            "session word 1: a word given before (expected: each word once)");
    }

    @Test
    void a_word_too_long_is_refused() {
        assertThat(Dictionary.fault(List.of(new Word(0x80, "x".repeat(1024))))).isEmpty();
        refused(List.of(new Word(0x80, "x".repeat(1025))), "session word 0: 1025 characters (expected: <= 1024)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud800", "x\udc00", "\ud83dx"})
    void a_word_that_utf8_cannot_say_is_refused(String text) {
        refused(List.of(new Word(0x80, text)),
            "session word 0: half a surrogate pair (expected: what UTF-8 can say)");
    }

    private static void refused(List<Word> words, String fault) {
        assertThat(Dictionary.fault(words)).contains(fault);
        assertThatIllegalArgumentException().isThrownBy(() -> Dictionary.of(words)).withMessage(fault);
    }
}
