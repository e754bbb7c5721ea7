package dev.candela.app;

/// What the arguments ask for.
sealed interface Asked {
    /// @param text the help to print
    record Help(String text) implements Asked {}

    record Version() implements Asked {}

    record Demo(DemoArguments arguments) implements Asked {}

    record Lumen(LumenAsked what) implements Asked {}

    record Nothing(Complaint why) implements Asked {}
}
