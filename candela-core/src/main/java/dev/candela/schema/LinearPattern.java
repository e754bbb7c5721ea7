package dev.candela.schema;

import java.util.Arrays;
import java.util.function.IntPredicate;

/// A regular expression whose cost grows with the length of the text times its own, whatever both hold.
///
/// The JDK's matcher tries one way after the other: `(a+)+$` takes for ever on thirty letters, and `(a|b)*` overflows
/// the stack on a long text. Here all ways are followed at once (Thompson's construction), which is enough to say
/// whether there is a match. Only a look-ahead can cost more, and then [Work] ends it.
///
/// Safe for any thread.
final class LinearPattern {
    /// Characters of one expression.
    private static final int CHARS_MAX = 8192;

    private final PatternProgram.Instruction[] program;

    private LinearPattern(PatternProgram program) {
        this.program = program.instructions();
    }

    /// @throws IllegalArgumentException when it is not a regular expression that is supported here
    static LinearPattern of(String expression) {
        if (expression.length() > CHARS_MAX) {
            throw new IllegalArgumentException("pattern: " + expression.length() + " characters (expected: at most "
                + CHARS_MAX + ")");
        }
        return new LinearPattern(PatternProgram.of(PatternParser.parse(expression)));
    }

    /// Whether the text has a match somewhere.
    ///
    /// @throws Work.Exhausted when finding out costs more than is left
    boolean isIn(String text, Work work) {
        return new Run(program, text, work).from(0, true);
    }

    /// One expression on its way through one text.
    private static final class Run {
        private final PatternProgram.Instruction[] program;
        private final String text;
        private final Work work;

        /// The instructions that wait for the next code point, and those that wait for the one behind it.
        private int[] waiting;
        private int[] waitingNext;
        private int nextCount;

        /// When an instruction was last reached; each is followed once per place in the text.
        private final int[] reachedAt;
        private final int[] pending;

        private Run(PatternProgram.Instruction[] program, String text, Work work) {
            work.spend(program.length);
            this.program = program;
            this.text = text;
            this.work = work;
            waiting = new int[program.length];
            waitingNext = new int[program.length];
            reachedAt = new int[program.length];
            pending = new int[program.length];
        }

        /// @param anywhere  whether a match may begin later as well
        private boolean from(int start, boolean anywhere) {
            Arrays.fill(reachedAt, -1);
            boolean onlyAtStart = program[0].detail() == PatternNode.Place.START;
            nextCount = 0;
            if (reach(0, start)) {
                return true;
            }
            int place = start;
            while (place < text.length()) {
                int count = turn();
                if (count == 0 && (!anywhere || onlyAtStart)) {
                    return false;
                }
                int c = text.codePointAt(place);
                place += Character.charCount(c);
                for (int i = 0; i < count; i++) {
                    if (consumes(program[waiting[i]], c) && reach(waiting[i] + 1, place)) {
                        return true;
                    }
                }
                if (anywhere && reach(0, place)) {
                    return true;
                }
            }
            return false;
        }

        private int turn() {
            int[] spare = waiting;
            waiting = waitingNext;
            waitingNext = spare;
            int count = nextCount;
            nextCount = 0;
            return count;
        }

        private boolean consumes(PatternProgram.Instruction one, int c) {
            var set = (IntPredicate) one.detail();
            work.spend(c >= 0x80 && set instanceof PatternSet many ? 1 + many.cost() : 1);
            return set.test(c);
        }

        /// Follows everything that consumes nothing; true when that ends in a match.
        private boolean reach(int instruction, int place) {
            int count = push(instruction, place, 0);
            while (count > 0) {
                work.spend(1);
                int at = pending[--count];
                var it = program[at];
                switch (it.op()) {
                    case FOUND -> {
                        return true;
                    }
                    case ONE -> waitingNext[nextCount++] = at;
                    case JUMP -> count = push(it.first(), place, count);
                    case SPLIT -> count = push(it.first(), place, push(it.second(), place, count));
                    case AT -> count = isAt(it, place) ? push(at + 1, place, count) : count;
                    case LOOK -> count = looks(it, place) ? push(at + 1, place, count) : count;
                }
            }
            return false;
        }

        private int push(int instruction, int place, int count) {
            if (reachedAt[instruction] == place) {
                return count;
            }
            reachedAt[instruction] = place;
            pending[count] = instruction;
            return count + 1;
        }

        private boolean looks(PatternProgram.Instruction it, int place) {
            var ahead = (PatternProgram.LookAhead) it.detail();
            return new Run(ahead.program().instructions(), text, work).from(place, false) != ahead.negated();
        }

        private boolean isAt(PatternProgram.Instruction it, int place) {
            return switch ((PatternNode.Place) it.detail()) {
                case START -> place == 0;
                case END -> place == text.length();
                case WORD_EDGE -> isWordEdge(place);
                case NOT_WORD_EDGE -> !isWordEdge(place);
            };
        }

        private boolean isWordEdge(int place) {
            boolean before = place > 0 && CodePoints.isWord(text.codePointBefore(place));
            boolean after = place < text.length() && CodePoints.isWord(text.codePointAt(place));
            return before != after;
        }
    }
}
