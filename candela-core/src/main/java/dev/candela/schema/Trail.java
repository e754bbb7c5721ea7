package dev.candela.schema;

import dev.candela.json.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Where a walk through a JSON value stands, and the faults it has found.
///
/// The path is spelled out only for a fault, so a walk that finds none costs no text. One use, one thread.
final class Trail {
    private Object[] steps = new Object[8];
    private int depth;
    private final int faultsMax;
    private final Work work;
    private List<Fault> faults = List.of();
    private int found;

    Trail() {
        this(SchemaLimits.DEFAULT);
    }

    Trail(SchemaLimits limits) {
        faultsMax = limits.faultsMax();
        work = new Work(limits);
    }

    /// What the walk may still cost.
    Work work() {
        return work;
    }

    /// Goes to a member of the object where the walk stands.
    void enter(String name) {
        push(name);
    }

    /// Goes to an element of the array where the walk stands.
    void enter(int index) {
        push(index);
    }

    void leave() {
        depth--;
    }

    private void push(Object step) {
        if (depth == steps.length) {
            steps = Arrays.copyOf(steps, 2 * depth);
        }
        steps[depth++] = step;
    }

    /// The value here is not what was expected.
    void unexpected(Json value, String expected) {
        fault(Shown.value(value) + " (expected: " + expected + ")");
    }

    /// The member of that name is absent from the object here.
    void missing(String name) {
        add(missing(path(), name));
    }

    static Fault missing(String path, String name) {
        return new Fault(path + "/" + JsonPointer.escape(name), "missing (expected: a value)");
    }

    void fault(String message) {
        add(new Fault(path(), message));
    }

    private void add(Fault fault) {
        if (faults.isEmpty()) {
            faults = new ArrayList<>(2);
        }
        if (!isFull()) {
            faults.add(fault);
        }
        found++;
    }

    /// Whether no further fault would be kept, so that a walk may end.
    boolean isFull() {
        return found >= faultsMax;
    }

    boolean hasFaults() {
        return found > 0;
    }

    /// Faults found so far, also those that were not kept.
    int faultCount() {
        return found;
    }

    /// Whether what was read since then is whole: no fault was found, and the walk did not end early.
    boolean isWholeSince(int faultCount) {
        return found == faultCount && !isFull();
    }

    List<Fault> faults() {
        return List.copyOf(faults);
    }

    private String path() {
        var path = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            path.append('/').append(JsonPointer.escape(steps[i].toString()));
        }
        return path.toString();
    }
}
