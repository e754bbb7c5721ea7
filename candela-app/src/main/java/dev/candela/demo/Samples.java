package dev.candela.demo;

import dev.candela.model.Content;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// The smallest picture and the smallest sound.
final class Samples {
    /// One red pixel as PNG.
    static final String PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ"
        + "AAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==";

    private static final int SAMPLES = 8;
    private static final int SAMPLE_RATE = 8000;
    private static final byte SILENCE = (byte) 0x80;

    private Samples() {}

    static Content image() {
        return Content.image(Base64.getDecoder().decode(PNG), "image/png");
    }

    /// A millisecond of silence as WAV: 8 bits, one channel.
    static Content audio() {
        var wav = ByteBuffer.allocate(44 + SAMPLES).order(ByteOrder.LITTLE_ENDIAN);
        wav.put(ascii("RIFF")).putInt(36 + SAMPLES).put(ascii("WAVEfmt ")).putInt(16);
        wav.putShort((short) 1).putShort((short) 1).putInt(SAMPLE_RATE).putInt(SAMPLE_RATE);
        wav.putShort((short) 1).putShort((short) 8).put(ascii("data")).putInt(SAMPLES);
        for (int i = 0; i < SAMPLES; i++) {
            wav.put(SILENCE);
        }
        return Content.audio(wav.array(), "audio/wav");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
