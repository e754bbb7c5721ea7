package dev.candela.memory;

/// Keeps the interrupts of one thread until something that must not be torn is whole. A thread that stays interrupted
/// could not wait at all.
final class Interrupts {
    private boolean held = Thread.interrupted();

    void hold() {
        held |= Thread.interrupted();
    }

    void restore() {
        if (held) {
            Thread.currentThread().interrupt();
        }
    }
}
