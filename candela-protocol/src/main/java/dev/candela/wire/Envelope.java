package dev.candela.wire;

import dev.candela.json.Json;
import dev.candela.json.JsonReader;
import dev.candela.json.JsonTokens;
import dev.candela.json.MalformedJson;
import java.util.Arrays;
import java.util.Optional;

/// Where the members of one JSON-RPC message are in its bytes, so that it can be routed without becoming a tree.
///
/// Made by [EnvelopeScanner], so the bytes are known to be one strict JSON text. They are not copied: whoever changes
/// them spoils the envelope. Apart from that it is immutable and safe for any thread.
public final class Envelope {
    /// Where a member is looked for. Anywhere else the same name means nothing.
    enum Place {
        ROOT,
        PARAMS,
        META,
        ELSEWHERE
    }

    /// A member that the scanner looks for.
    public enum Member {
        JSONRPC(Place.ROOT, "jsonrpc"),
        ID(Place.ROOT, "id"),
        METHOD(Place.ROOT, "method"),
        PARAMS(Place.ROOT, "params"),
        RESULT(Place.ROOT, "result"),
        ERROR(Place.ROOT, "error"),
        /// `params.name`: the tool or prompt.
        NAME(Place.PARAMS, "name"),
        /// `params.uri`: the resource.
        URI(Place.PARAMS, "uri"),
        /// `params._meta`.
        META(Place.PARAMS, "_meta"),
        /// The revision that a modern request names in `params._meta`.
        PROTOCOL_VERSION(Place.META, "io.modelcontextprotocol/protocolVersion"),
        /// `params._meta.progressToken`.
        PROGRESS_TOKEN(Place.META, "progressToken");

        final Place place;
        private final String spelling;

        Member(Place place, String spelling) {
            this.place = place;
            this.spelling = spelling;
        }

        /// True when these bytes spell the name. All names are ASCII.
        boolean isSpelled(byte[] text, int from, int to) {
            int length = to - from;
            if (spelling.length() != length) {
                return false;
            }
            int same = 0;
            while (same < length && spelling.charAt(same) == text[from + same]) {
                same++;
            }
            return same == length;
        }

        /// Where the members of this member are looked for.
        Place opens() {
            return switch (this) {
                case PARAMS -> Place.PARAMS;
                case META -> Place.META;
                case JSONRPC, ID, METHOD, RESULT, ERROR, NAME, URI, PROTOCOL_VERSION, PROGRESS_TOKEN -> Place.ELSEWHERE;
            };
        }
    }

    private static final int MEMBERS = Member.values().length;

    private final byte[] message;
    private final int[] spans;
    private int rootAt;

    /// An envelope without members; only the scanner fills it, before anybody else sees it.
    Envelope(byte[] message) {
        this.message = message;
        this.spans = new int[2 * MEMBERS];
        Arrays.fill(spans, 0, MEMBERS, -1);
    }

    void root(int at) {
        rootAt = at;
    }

    void put(Member member, int at, int length) {
        spans[slot(member)] = at;
        spans[MEMBERS + slot(member)] = length;
    }

    @SuppressWarnings("EnumOrdinal") // an index of an array that never leaves this object
    private static int slot(Member member) {
        return member.ordinal();
    }

    /// False for an array (which some revisions call a batch) and for a bare value: neither has any of the members.
    public boolean isObject() {
        return message[rootAt] == '{';
    }

    public boolean isArray() {
        return message[rootAt] == '[';
    }

    public boolean has(Member member) {
        return at(member) >= 0;
    }

    /// Index of the first byte of the member's value, in the array that was scanned; -1 when it is absent.
    public int at(Member member) {
        return spans[slot(member)];
    }

    /// Bytes of the member's value; 0 when it is absent.
    public int length(Member member) {
        return spans[MEMBERS + slot(member)];
    }

    /// A copy of the member's value as it is written, quotes and escapes included; empty when it is absent.
    public Optional<byte[]> bytes(Member member) {
        int at = at(member);
        return at < 0 ? Optional.empty() : Optional.of(Arrays.copyOfRange(message, at, at + length(member)));
    }

    /// The member's value unescaped; empty when it is absent or not a string.
    public Optional<String> text(Member member) {
        int at = at(member);
        if (at < 0 || message[at] != '"') {
            return Optional.empty();
        }
        return Optional.of(JsonTokens.unescape(message, at + 1, at + length(member) - 1));
    }

    /// The member's value as a tree; empty when it is absent.
    ///
    /// @throws MalformedJson when the reader has tighter limits than the scanner had
    public Optional<Json> value(Member member, JsonReader reader) throws MalformedJson {
        int at = at(member);
        return at < 0 ? Optional.empty() : Optional.of(reader.read(message, at, length(member)));
    }

    /// The `id` as it is written, to be echoed; empty for a notification. May be of any JSON type: the scanner does not
    /// judge it.
    public Optional<byte[]> id() {
        return bytes(Member.ID);
    }

    /// The `method`; empty for a response, or when it is not a string.
    public Optional<String> method() {
        return text(Member.METHOD);
    }
}
