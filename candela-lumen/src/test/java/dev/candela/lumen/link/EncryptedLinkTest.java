package dev.candela.lumen.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candela.lumen.cipher.PreSharedKey;
import dev.candela.lumen.negotiation.Probe;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Encryption on a connection: all of it or nothing.
class EncryptedLinkTest {
    private static final LinkSettings SERVING = LinkSettings.SERVING.withEncryption(Insistence.PREFER, null);
    private static final LinkSettings CALLING = LinkSettings.CALLING.withEncryption(Insistence.REQUIRE, null);
    private static final String PING_FRAME = "120101e7030ce503322e3004e3020ae50470696e67";

    @Test
    void both_ends_read_what_the_other_has_encrypted() throws BrokenLink {
        var client = End.calling(CALLING);
        var server = End.serving(SERVING);
        server.take(client.link.greeting());
        client.take(server.heard.takeReplies());
        byte[] sealed = client.says(End.PING);
        server.take(sealed);
        client.take(server.says(End.PING));
        assertThat(server.events()).containsExactly("agreed UNION encrypted", End.PING_VALUE);
        assertThat(client.events()).containsExactly("agreed UNION encrypted", End.PING_VALUE);
        assertThat(new String(sealed, java.nio.charset.StandardCharsets.ISO_8859_1)).doesNotContain("ping");
    }

    @Test
    void a_plain_frame_after_encryption_was_agreed_ends_the_connection() throws BrokenLink {
        var client = End.calling(CALLING);
        var server = End.serving(SERVING);
        End.settle(client, server);
        assertThatThrownBy(() -> server.take(PING_FRAME))
            .hasMessage("frame: plain (expected: encrypted, as was agreed)");
        assertThat(server.events()).isEmpty();
    }

    @Test
    void an_encrypted_frame_where_none_was_agreed_ends_the_connection() throws BrokenLink {
        var client = End.calling(LinkSettings.CALLING);
        var server = End.serving(LinkSettings.SERVING);
        End.settle(client, server);
        assertThatThrownBy(() -> server.take("0202030102"))
            .hasMessage("frame: encrypted (expected: plain, nothing else was agreed)");
    }

    @Test
    void a_frame_that_comes_twice_ends_the_connection() throws BrokenLink {
        var client = End.calling(CALLING);
        var server = End.serving(SERVING);
        End.settle(client, server);
        byte[] once = client.says(End.PING);
        server.take(once);
        assertThatThrownBy(() -> server.take(once)).hasMessageContaining("REPLAYED");
        assertThat(server.events()).containsExactly(End.PING_VALUE);
    }

    @Test
    void a_frame_of_which_one_bit_changed_ends_the_connection() throws BrokenLink {
        for (int at = 1; at < 40; at++) {
            var client = End.calling(CALLING);
            var server = End.serving(SERVING);
            End.settle(client, server);
            byte[] changed = client.says(End.PING);
            changed[changed.length - at] ^= 1;
            assertThatThrownBy(() -> server.take(changed)).isInstanceOf(BrokenLink.class);
            assertThat(server.events()).isEmpty();
        }
    }

    @Test
    void a_client_that_requires_encryption_leaves_a_server_without() throws BrokenLink {
        var client = End.calling(CALLING);
        var server = End.serving(LinkSettings.SERVING);
        server.take(client.link.greeting());
        byte[] answer = server.heard.takeReplies();
        assertThatThrownBy(() -> client.take(answer)).hasMessageContaining("not accepted by the server");
        assertThat(client.events()).isEmpty();
    }

    @Test
    void a_server_that_requires_encryption_does_not_answer_a_client_without() {
        var server = End.serving(LinkSettings.SERVING.withEncryption(Insistence.REQUIRE, null));
        assertThatThrownBy(() -> server.take(End.calling(LinkSettings.CALLING).link.greeting()))
            .hasMessageContaining("not offered by the client");
        assertThat(server.heard.takeReplies()).isEmpty();
    }

    @Test
    void a_key_of_low_order_gets_no_answer() {
        var one = new byte[32];
        one[0] = 1;
        for (byte[] key : new byte[][] {one, new byte[32]}) {
            var server = End.serving(SERVING);
            byte[] probe = new Probe(dev.candela.lumen.negotiation.Dialect.UNION, "", java.util.List.of("1.0"),
                Set.of("compression", "encryption"), key, null).frame();
            assertThatThrownBy(() -> server.take(probe)).isInstanceOf(BrokenLink.class);
            assertThat(server.heard.takeReplies()).isEmpty();
        }
    }

    @Test
    void a_request_for_encryption_without_a_key_is_not_answered_in_the_clear() {
        var server = End.serving(SERVING);
        byte[] probe = Probe.union("x", Set.of("compression", "encryption")).frame();
        assertThatThrownBy(() -> server.take(probe)).isInstanceOf(BrokenLink.class);
        assertThat(server.heard.takeReplies()).isEmpty();
    }

    @Test
    void two_ends_with_different_secrets_read_nothing_of_each_other() throws BrokenLink {
        var client = End.calling(CALLING.withEncryption(Insistence.REQUIRE, key(1)));
        var server = End.serving(SERVING.withEncryption(Insistence.REQUIRE, key(2)));
        End.settle(client, server);
        assertThatThrownBy(() -> server.take(client.says(End.PING))).hasMessageContaining("FORGED");
        assertThat(server.events()).isEmpty();
    }

    @Test
    void two_ends_with_the_same_secret_read_each_other() throws BrokenLink {
        var client = End.calling(CALLING.withEncryption(Insistence.REQUIRE, key(1)));
        var server = End.serving(SERVING.withEncryption(Insistence.REQUIRE, key(1)));
        End.settle(client, server);
        server.take(client.says(End.PING));
        assertThat(server.events()).containsExactly(End.PING_VALUE);
    }

    @Test
    void what_is_encrypted_is_not_compressed_in_context() throws BrokenLink {
        var client = End.calling(CALLING.compressing());
        var server = End.serving(SERVING.compressing());
        End.settle(client, server);
        assertThat(client.link.terms().orElseThrow().capabilities()).contains("encryption")
            .doesNotContain("x-candela-deflate");
        assertThat(server.link.terms().orElseThrow().capabilities())
            .isEqualTo(client.link.terms().orElseThrow().capabilities());
    }

    private static PreSharedKey key(int fill) {
        var secret = new byte[32];
        Arrays.fill(secret, (byte) fill);
        return PreSharedKey.of(secret);
    }
}
