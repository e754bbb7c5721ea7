package dev.candela.tidy;

/// One place that breaks a rule. Prints as `path:line: what`, which editors can jump to.
record Fault(String path, long line, String what) {
    @Override
    public String toString() {
        return path + ":" + line + ": " + what;
    }
}
