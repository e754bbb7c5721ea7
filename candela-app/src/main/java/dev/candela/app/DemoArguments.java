package dev.candela.app;

import org.jspecify.annotations.Nullable;

/// The options of `candela demo` as they were typed; null or false where they were not.
record DemoArguments(@Nullable String http, boolean stdio, @Nullable String token, @Nullable String config,
                     boolean insecure) {
    @Override
    public String toString() {
        return "DemoArguments[http=" + http + ", stdio=" + stdio + ", token=" + (token == null ? "none" : "(hidden)")
            + ", config=" + config + ", insecure=" + insecure + "]";
    }
}
