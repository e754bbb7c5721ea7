package dev.candela.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class Utf8Test {
    private static boolean decodes(byte[] text) {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    @Test
    void one_to_three_bytes_are_valid_exactly_when_the_jdk_decodes_them() {
        var different = new ArrayList<String>();
        for (int value = 0; value < 1 << 24; value += value < 1 << 16 ? 1 : 101) {
            byte[] text = {(byte) (value >> 16), (byte) (value >> 8), (byte) value};
            if (Utf8.firstInvalid(text, 0, 3) < 0 != decodes(text)) {
                different.add(Integer.toHexString(value));
            }
        }
        assertThat(different).isEmpty();
    }

    @Test
    void four_byte_sequences_are_valid_exactly_when_the_jdk_decodes_them() {
        int[] edges = {0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF};
        for (int first = 0xE0; first <= 0xFF; first++) {
            for (int second : edges) {
                for (int third : edges) {
                    for (int fourth : edges) {
                        byte[] text = {(byte) first, (byte) second, (byte) third, (byte) fourth};
                        assertThat(Utf8.firstInvalid(text, 0, 4) < 0).isEqualTo(decodes(text));
                    }
                }
            }
        }
    }

    @Test
    void the_place_of_the_first_invalid_sequence_is_found_in_any_surroundings() {
        var random = new SplittableRandom(7);
        for (int round = 0; round < 2000; round++) {
            String before = "a".repeat(random.nextInt(20)) + "é☃🚀".repeat(random.nextInt(3));
            byte[] text = (before + "?" + "z".repeat(random.nextInt(20))).getBytes(UTF_8);
            int at = before.getBytes(UTF_8).length;
            text[at] = (byte) 0xFF;
            assertThat(Utf8.firstInvalid(text, 0, text.length)).isEqualTo(at);
            assertThat(Utf8.firstInvalid(text, 0, at)).isEqualTo(-1);
            assertThat(Utf8.firstInvalid(text, at + 1, text.length - at - 1)).isEqualTo(-1);
        }
    }
}
