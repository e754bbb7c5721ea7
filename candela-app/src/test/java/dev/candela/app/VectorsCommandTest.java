package dev.candela.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `candela lumen vectors`, on the public vectors and on changed ones.
final class VectorsCommandTest {
    private static LumenRun run(Path folder) {
        return LumenRun.of("", "vectors", folder.toString());
    }

    @Test
    void all_public_vectors_pass() {
        var run = run(LumenRun.vectors());

        assertThat(run.out()).isEqualTo("""
            assembler.json: 8 passed, 0 failed
            batch.json: 15 passed, 0 failed
            cadencia.json: 11 passed, 0 failed
            compress_decode.json: 91 passed, 0 failed
            compress_encode.json: 211 passed, 0 failed
            compress_unencodable.json: 4 passed, 0 failed
            crypto.json: 24 passed, 0 failed
            dictionary.json: 0 passed, 0 failed (a table: 128 words agree)
            flow_ctl.json: 10 passed, 0 failed
            frames.json: 56 passed, 0 failed
            hyb128.json: 56 passed, 0 failed
            macaroons.json: 46 passed, 0 failed
            messages.json: 50 passed, 0 failed
            mux.json: 12 passed, 0 failed
            negotiation.json: 21 passed, 0 failed
            session_dict.json: 15 passed, 0 failed
            shm.json: 10 passed, 0 failed
            stream.json: 18 passed, 0 failed
            658 passed, 0 failed
            """);
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "assembler            | \"rest\": \"\"                 | \"rest\": \"00\"",
        "assembler            | \"type\": 2                    | \"type\": 3",
        "batch                | \"declared\": 3                | \"declared\": 4",
        "batch                | \"frame\": \"020d000000\"      | \"frame\": \"020d010000\"",
        "cadencia             | \"wire_bytes\": 5              | \"wire_bytes\": 6",
        "cadencia             | \"unknown command: nope\"      | \"unknown command\"",
        "compress_decode      | \"json\": \"null\"             | \"json\": \"true\"",
        "compress_decode      | \"expect\": \"reject\"         | \"expect\": \"value\"",
        "compress_encode      | \"expected\": \"e0\"           | \"expected\": \"e1\"",
        "compress_encode      | \"json\": \"63\"               | \"json\": \"62\"",
        "compress_encode      | e702ff0161e306ff0162e304       | e702ff0161e302ff0162e304",
        "compress_unencodable | \"refuse to encode\"           | \"encode\"",
        "compress_unencodable | e504efbfbd78 (                 | e5013f78 (",
        "crypto               | \"error\": \"NonceReuse\"      | \"error\": \"TooShort\"",
        "crypto               | \"shared\": \"0                | \"shared\": \"1",
        "crypto               | \"recommended\": \"refuse      | \"recommended\": \"accept",
        "crypto               | \"reject: replay\"             | \"ok\"",
        "dictionary           | \"word\": \"tool\"             | \"word\": \"fool\"",
        "flow_ctl             | \"window\": 65536              | \"window\": 65537",
        "frames               | \"hex\": \"000000\"            | \"hex\": \"000001\"",
        "frames               | {\"kind\": \"malformed\"}      | {\"kind\": \"incomplete\"}",
        "hyb128               | \"hex\": \"804000\"            | \"hex\": \"804100\"",
        "hyb128               | \"expect\": \"incomplete\"     | \"expect\": \"malformed\"",
        "macaroons            | \"result\": true               | \"result\": false",
        "macaroons            | \"rejected_from_unix_second\": 1798761599 | \"rejected_from_unix_second\": 1798761598",
        "messages             | \"frame_header\": \"80b3000101\" | \"frame_header\": \"80b3000201\"",
        "mux                  | \"UnknownChannel(5)\"          | \"UnknownChannel(6)\"",
        "negotiation          | \"result\": \"cipher\"         | \"result\": \"plaintext\"",
        "negotiation          | \"dialect\": \"union\"         | \"dialect\": \"python\"",
        "session_dict         | \"expected\": \"e4fe\"         | \"expected\": \"e4fd\"",
        "session_dict         | \"0x7F\": false                | \"0x7F\": true",
        "shm                  | \"write_a\": 11                | \"write_a\": 12",
        "stream               | \"SequenceGap { expected: 1    | \"SequenceGap { expected: 2",
    })
    void a_changed_vector_fails_and_is_printed(String file, String from, String to, @TempDir Path folder)
        throws IOException {
        String text = Files.readString(LumenRun.vectors().resolve(file + ".json"));
        assertThat(text).contains(from);
        int at = text.indexOf(from);
        Files.writeString(folder.resolve(file + ".json"),
            text.substring(0, at) + to + text.substring(at + from.length()));

        var run = run(folder);

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).startsWith("FAILED " + file + ".json ").contains(": expected ", ", actual ");
        assertThat(run.out().lines().toList().getLast()).matches("[0-9]+ passed, [1-9][0-9]* failed");
    }

    @Test
    void a_failure_says_file_number_name_and_what_came(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("frames.json"), """
            {"vectors": [
              {"op": "build", "type": 2, "type_name": "RESPONSE", "flags": 0, "payload": "", "hex": "000200"},
              {"op": "build", "name": "wrong", "type": 2, "type_name": "RESPONSE", "flags": 0, "payload": "",
               "hex": "000201"}]}""");

        assertThat(run(folder).out()).isEqualTo("""
            FAILED frames.json 1 "build wrong": hex: expected 000201, actual 000200
            frames.json: 1 passed, 1 failed
            1 passed, 1 failed
            """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "other.json   | {\"vectors\": []}                  | the file: kind of file: expected hyb128.json",
        "hyb128.json  | {\"vectors\": [{\"op\": \"guess\"}]} | 0 \"guess\": op: expected encode or decode, actual",
        "hyb128.json  | {\"vectors\": [{}]}                | 0 \"\": op: expected a text, actual missing",
        "hyb128.json  | {\"vectors\": 1}                   | the file: vectors: expected an array, actual 1",
        "hyb128.json  | {}                                 | the file: vectors: expected an array, actual missing",
        "hyb128.json  | []                                 | the file: file: expected a JSON object",
        "hyb128.json  | nonsense                           | the file: file: expected JSON, actual text at byte",
        "stream.json  | {\"vectors\": [{\"op\": \"registry\", \"steps\": [[\"INIT\", 1, 1]], \"results\": []}]} "
            + "| 0 \"registry\": number of results: expected 1, actual 0",
        "frames.json  | {\"vectors\": [{\"op\": \"parse\", \"hex\": \"xy\"}]} | 0 \"parse\": hex: expected hex digits",
        "mux.json     | {\"vectors\": [{\"op\": \"encode\", \"sub\": 999, \"channel\": 1, \"inner\": \"\"}]} "
            + "| 0 \"encode\": the run: expected no exception, actual java.lang.IllegalArgumentException",
        "messages.json | {\"vectors\": [{\"json_file\": \"no/such.json\"}]} | 0 \"\": json_file: expected a file",
    })
    void what_cannot_be_understood_is_a_failure(String file, String text, String says, @TempDir Path folder)
        throws IOException {
        Files.writeString(folder.resolve(file), text);

        var run = run(folder);

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).startsWith("FAILED " + file + " " + says).endsWith("\n0 passed, 1 failed\n");
    }

    @Test
    void a_folder_without_vectors_is_wrong_usage(@TempDir Path folder) {
        assertThat(run(folder)).isEqualTo(new LumenRun(2, "", "", "candela: folder: " + folder
            + " (expected: a folder with .json files of test vectors)\n"));
    }
}
