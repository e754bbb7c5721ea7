package dev.candela.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/// A regular expression as instructions. Repetitions are written out, so that nothing has to be counted later.
final class PatternProgram {
    /// Instructions of one expression, those of its look-aheads included.
    private static final int INSTRUCTIONS_MAX = 20_000;

    enum Op {
        /// Consume one code point of the set; go on behind.
        ONE,
        /// Go on at both targets.
        SPLIT,
        /// Go on at the target.
        JUMP,
        /// Go on behind when this is the place.
        AT,
        /// Go on behind when what follows matches, or does not.
        LOOK,
        /// Found.
        FOUND
    }

    /// One instruction.
    ///
    /// @param first   the first target of `SPLIT`, the target of `JUMP`
    /// @param second  the second target of `SPLIT`
    /// @param detail  the set, the place or the look-ahead
    record Instruction(Op op, int first, int second, Object detail) {}

    /// What `LOOK` asks.
    record LookAhead(PatternProgram program, boolean negated) {}

    private final List<Instruction> instructions = new ArrayList<>();

    private PatternProgram() {}

    /// @throws IllegalArgumentException when the expression is too large, repetitions written out
    static PatternProgram of(PatternNode node) {
        return of(node, new int[] {INSTRUCTIONS_MAX});
    }

    private static PatternProgram of(PatternNode node, int[] room) {
        var program = new PatternProgram();
        program.emit(node, room);
        program.add(room, Op.FOUND, "");
        return program;
    }

    Instruction[] instructions() {
        return instructions.toArray(Instruction[]::new);
    }

    private void emit(PatternNode node, int[] room) {
        switch (node) {
            case PatternNode.One(IntPredicate set) -> add(room, Op.ONE, set);
            case PatternNode.At(PatternNode.Place place) -> add(room, Op.AT, place);
            case PatternNode.Look(PatternNode body, boolean negated) ->
                add(room, Op.LOOK, new LookAhead(of(body, room), negated));
            case PatternNode.Sequence(List<PatternNode> parts) -> parts.forEach(it -> emit(it, room));
            case PatternNode.Choice(List<PatternNode> options) -> choice(options, room);
            case PatternNode.Repeat it -> repeat(it, room);
        }
    }

    private void choice(List<PatternNode> options, int[] room) {
        var jumps = new int[options.size() - 1];
        for (int i = 0; i < jumps.length; i++) {
            int split = add(room, Op.SPLIT, "");
            emit(options.get(i), room);
            jumps[i] = add(room, Op.JUMP, "");
            target(split, split + 1, size());
        }
        emit(options.getLast(), room);
        for (int jump : jumps) {
            target(jump, size(), size());
        }
    }

    private void repeat(PatternNode.Repeat it, int[] room) {
        int start = size();
        for (int i = 0; i < it.min(); i++) {
            emit(it.body(), room);
            if (size() == start) {
                return; // copies of the empty text
            }
        }
        if (it.max() == PatternNode.UNBOUNDED) {
            int split = add(room, Op.SPLIT, "");
            emit(it.body(), room);
            int jump = add(room, Op.JUMP, "");
            target(jump, split, split);
            target(split, split + 1, size());
            return;
        }
        var splits = new int[Math.min(it.max() - it.min(), room[0] + 1)];
        for (int i = 0; i < splits.length; i++) {
            splits[i] = add(room, Op.SPLIT, "");
            emit(it.body(), room);
        }
        for (int split : splits) {
            target(split, split + 1, size());
        }
    }

    private int size() {
        return instructions.size();
    }

    private void target(int at, int first, int second) {
        var old = instructions.get(at);
        instructions.set(at, new Instruction(old.op(), first, second, old.detail()));
    }

    private int add(int[] room, Op op, Object detail) {
        if (--room[0] < 0) {
            throw new IllegalArgumentException(
                "pattern: too large (expected: at most " + INSTRUCTIONS_MAX + " steps, repetitions written out)");
        }
        instructions.add(new Instruction(op, 0, 0, detail));
        return size() - 1;
    }
}
