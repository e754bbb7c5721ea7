package dev.candela.app;

import java.io.PrintStream;

/// Where the command writes: `out` what was asked for, `err` everything else.
record Terminal(PrintStream out, PrintStream err) {
    /// Says what the user can mend, in one line.
    void complain(Complaint complaint) {
        err.println("candela: " + complaint);
    }
}
