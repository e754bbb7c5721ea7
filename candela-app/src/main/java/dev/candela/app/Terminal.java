package dev.candela.app;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.function.BooleanSupplier;

/// What the command reads and where it writes: `out` what was asked for, `err` everything else.
///
/// @param showsOut  whether `out` is a screen that somebody looks at, asked for only when it matters
record Terminal(InputStream in, PrintStream out, PrintStream err, BooleanSupplier showsOut) {
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
