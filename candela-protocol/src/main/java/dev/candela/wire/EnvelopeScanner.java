package dev.candela.wire;

import dev.candela.json.JsonLimits;
import dev.candela.json.JsonTokens;
import dev.candela.json.MalformedJson;
import dev.candela.json.MalformedJson.Kind;
import dev.candela.wire.Envelope.Member;
import dev.candela.wire.Envelope.Place;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Finds what routing needs in the bytes of one JSON-RPC message, in one pass and without building a tree.
///
/// It accepts exactly the texts that a [JsonReader][dev.candela.json.JsonReader] with the same limits accepts, and like
/// it refuses duplicate names at any depth. So whoever reads a part later reads what was routed. Of a text with several
/// faults the two may name different ones. Objects of more than a few members, and escaped names, cost memory while
/// they are compared; nothing else is allocated but the envelope.
///
/// Safe for any thread. The recursion is bounded by [JsonLimits#depthMax()].
public final class EnvelopeScanner {
    /// Names of one object that are compared one by one. More, and they go into a set.
    private static final int ROW_MAX = 16;

    private static final Member[] NONE = {};
    private static final Member[] IN_ROOT = in(Place.ROOT);
    private static final Member[] IN_PARAMS = in(Place.PARAMS);
    private static final Member[] IN_META = in(Place.META);

    private final JsonLimits limits;

    public EnvelopeScanner(JsonLimits limits) {
        this.limits = limits;
    }

    private static Member[] in(Place place) {
        Predicate<Member> isThere = it -> it.place == place;
        return Arrays.stream(Member.values()).filter(isThere).toArray(Member[]::new);
    }

    public Envelope scan(byte[] text) throws MalformedJson {
        return scan(text, 0, text.length);
    }

    /// Scans one message in an array; the places in the envelope are indexes of that array.
    ///
    /// @throws MalformedJson when the bytes are not exactly one JSON text within the limits; its place counts from
    ///     `offset`
    public Envelope scan(byte[] text, int offset, int length) throws MalformedJson {
        return new Scan(text, new JsonTokens(text, offset, length, limits), limits.depthMax()).envelope();
    }

    /// The raw `id` of a message that was refused for a limit or a duplicate name, so that the refusal can echo it.
    ///
    /// Looks through the message once, in time linear in its length; no bytes make it throw. Empty when there is no
    /// `id`, or two, or one that is not a string or a number of at most 1024 bytes. From a text that is not JSON comes
    /// an `id` or none: what it meant cannot be known.
    public static Optional<byte[]> idOf(byte[] text, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, text.length);
        return new IdSearch(text, offset, offset + length).find();
    }

    /// One text on its way through.
    private static final class Scan {
        private final byte[] text;
        private final JsonTokens tokens;
        private final int depthMax;
        private final Envelope envelope;

        /// The names of the objects that are open, innermost last: where each begins and ends.
        private int[] names = new int[32];
        private int namesEnd;

        Scan(byte[] text, JsonTokens tokens, int depthMax) {
            this.text = text;
            this.tokens = tokens;
            this.depthMax = depthMax;
            this.envelope = new Envelope(text);
        }

        Envelope envelope() throws MalformedJson {
            tokens.whiteSpace();
            if (tokens.atEnd()) {
                throw tokens.faultAt(Kind.SYNTAX, "empty (expected: a JSON value)");
            }
            envelope.root(tokens.at());
            value(Place.ROOT, 1);
            tokens.whiteSpace();
            if (!tokens.atEnd()) {
                throw tokens.faultAt(Kind.SYNTAX, "more after the value (expected: the end)");
            }
            return envelope;
        }

        private void value(Place place, int depth) throws MalformedJson {
            switch (tokens.peek()) {
                case '"' -> tokens.string();
                case '{' -> object(place, depth);
                case '[' -> array(depth);
                default -> tokens.scalar();
            }
        }

        private void array(int depth) throws MalformedJson {
            if (open('[', ']', depth)) {
                do {
                    tokens.whiteSpace();
                    value(Place.ELSEWHERE, depth + 1);
                    tokens.whiteSpace();
                } while (tokens.goesOn(']'));
            }
        }

        private void object(Place place, int depth) throws MalformedJson {
            if (!open('{', '}', depth)) {
                return;
            }
            int base = namesEnd;
            Set<String> all = null;
            do {
                tokens.whiteSpace();
                int from = tokens.at() + 1;
                boolean isEscaped = tokens.name();
                int to = tokens.at() - 1;
                all = distinct(base, from, to, isEscaped, all);
                var member = member(place, from, to, isEscaped);
                tokens.whiteSpace();
                tokens.require(':');
                tokens.whiteSpace();
                int at = tokens.at();
                value(member == null ? Place.ELSEWHERE : member.opens(), depth + 1);
                if (member != null) {
                    envelope.put(member, at, tokens.at() - at);
                }
                tokens.whiteSpace();
            } while (tokens.goesOn('}'));
            namesEnd = base;
        }

        /// Passes an opening bracket, and the closing one when nothing is between them. True when something is.
        private boolean open(char bracket, char close, int depth) throws MalformedJson {
            if (depth > depthMax) {
                throw tokens.faultAt(Kind.LIMIT, "nested " + depth + " deep (expected: <= " + depthMax + ")");
            }
            tokens.require(bracket);
            tokens.whiteSpace();
            if (tokens.peek() != close) {
                return true;
            }
            tokens.require(close);
            return false;
        }

        /// Refuses a name that the object has already. Returns the set of all its names, once they are too many to be
        /// compared one by one or have escapes; until then null.
        private @Nullable Set<String> distinct(int base, int from, int to, boolean isEscaped, @Nullable Set<String> all)
            throws MalformedJson {
            if (all == null && !isEscaped && namesEnd - base < 2 * ROW_MAX) {
                requireNew(base, from, to);
                return null;
            }
            var set = all == null ? unescaped(base) : all;
            if (!set.add(JsonTokens.unescape(text, from, to))) {
                throw duplicate();
            }
            return set;
        }

        private void requireNew(int base, int from, int to) throws MalformedJson {
            int length = to - from;
            for (int i = base; i < namesEnd; i += 2) {
                int other = names[i];
                if (names[i + 1] - other == length && Arrays.equals(text, other, other + length, text, from, to)) {
                    throw duplicate();
                }
            }
            if (namesEnd == names.length) {
                names = Arrays.copyOf(names, 2 * namesEnd);
            }
            names[namesEnd] = from;
            names[namesEnd + 1] = to;
            namesEnd += 2;
        }

        private Set<String> unescaped(int base) {
            var set = new HashSet<String>();
            for (int i = base; i < namesEnd; i += 2) {
                set.add(JsonTokens.unescape(text, names[i], names[i + 1]));
            }
            return set;
        }

        private MalformedJson duplicate() {
            return tokens.faultAt(Kind.DUPLICATE_NAME, "the object names a member twice (expected: once)");
        }

        private @Nullable Member member(Place place, int from, int to, boolean isEscaped) {
            var candidates = switch (place) {
                case ROOT -> IN_ROOT;
                case PARAMS -> IN_PARAMS;
                case META -> IN_META;
                case ELSEWHERE -> NONE;
            };
            if (isEscaped && candidates.length > 0) {
                byte[] name = JsonTokens.unescape(text, from, to).getBytes(StandardCharsets.UTF_8);
                return oneOf(candidates, name, 0, name.length);
            }
            return oneOf(candidates, text, from, to);
        }

        private static @Nullable Member oneOf(Member[] candidates, byte[] name, int from, int to) {
            for (var it : candidates) {
                if (it.isSpelled(name, from, to)) {
                    return it;
                }
            }
            return null;
        }
    }

    /// Looks for the `id` of a message that may be too deep, too long or ambiguous elsewhere. Counts brackets, and
    /// believes nothing but the `id` itself, which has to be strict JSON.
    private static final class IdSearch {
        private static final int ID_BYTES_MAX = 1024;
        private static final JsonLimits ID_LIMITS = new JsonLimits(1, ID_BYTES_MAX, ID_BYTES_MAX, ID_BYTES_MAX);

        private final byte[] text;
        private final int end;
        private int pos;

        IdSearch(byte[] text, int start, int end) {
            this.text = text;
            this.end = end;
            this.pos = start;
        }

        Optional<byte[]> find() {
            whiteSpace();
            if (!isNext('{')) {
                return Optional.empty();
            }
            Optional<byte[]> found = Optional.empty();
            do {
                pos++; // the opening bracket or a comma
                boolean isId = isId(value());
                whiteSpace();
                if (!isNext(':')) {
                    return found;
                }
                pos++;
                int at = value();
                if (isId && (found.isPresent() || !isStrict(at))) {
                    return Optional.empty();
                }
                if (isId) {
                    found = Optional.of(Arrays.copyOfRange(text, at, pos));
                }
                whiteSpace();
            } while (isNext(','));
            return found;
        }

        private boolean isId(int at) {
            return isStrict(at) && text[at] == '"' && JsonTokens.unescape(text, at + 1, pos - 1).equals("id");
        }

        /// True when a strict string or number is between a place and the next byte.
        private boolean isStrict(int at) {
            int length = pos - at;
            if (length == 0 || length > ID_BYTES_MAX) {
                return false;
            }
            try {
                var token = new JsonTokens(text, at, length, ID_LIMITS);
                if (text[at] == '"') {
                    token.string();
                } else if (text[at] == '-' || (text[at] >= '0' && text[at] <= '9')) {
                    token.scalar();
                }
                return token.atEnd();
            } catch (MalformedJson e) {
                return false;
            }
        }

        /// Passes a value of any depth, and white space before it. Returns where the value begins.
        private int value() {
            whiteSpace();
            int at = pos;
            int depth = 0;
            do {
                if (isNext('"')) {
                    string();
                } else if (isNext('{') || isNext('[')) {
                    depth++;
                    pos++;
                } else if (depth > 0) {
                    depth -= isNext('}') || isNext(']') ? 1 : 0;
                    pos++;
                } else {
                    bare();
                }
            } while (depth > 0 && pos < end);
            return at;
        }

        private void string() {
            pos++;
            while (pos < end && text[pos] != '"') {
                pos += text[pos] == '\\' ? 2 : 1;
            }
            pos = Math.min(pos + 1, end);
        }

        /// Passes a number or a word, up to whatever may follow one.
        private void bare() {
            while (pos < end && ",:{}[]\" \t\r\n".indexOf(text[pos]) < 0) {
                pos++;
            }
        }

        private void whiteSpace() {
            while (isNext(' ') || isNext('\t') || isNext('\r') || isNext('\n')) {
                pos++;
            }
        }

        private boolean isNext(char c) {
            return pos < end && text[pos] == c;
        }
    }
}
