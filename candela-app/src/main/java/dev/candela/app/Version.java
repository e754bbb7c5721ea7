package dev.candela.app;

/// The version of this build.
public final class Version {
    public static String read() {
        return Packaged.text("version.txt").strip();
    }

    private Version() {}
}
