package dev.candela.app;

import java.io.PrintStream;

/// Where the command writes: `out` what was asked for, `err` everything else.
record Terminal(PrintStream out, PrintStream err) {
    /// Says something that nobody asked for; what was asked for goes to `out`.
    void tell(String text) {
        err.print(text);
        err.flush();
    }

    /// Says in one line what the user can mend.
    void complain(String what) {
        err.println("candela: " + what);
    }

    /// Says what the user can mend, in one line.
    void complain(Complaint complaint) {
        err.println("candela: " + complaint);
    }
}
