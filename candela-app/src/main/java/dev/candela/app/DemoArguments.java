package dev.candela.app;

import org.jspecify.annotations.Nullable;

/// The options of `candela demo` as they were typed; null or false where they were not.
///
/// @param places  where to listen
/// @param stdio   on standard input and output instead
/// @param lumen   how much LUMEN is wanted
record DemoArguments(Places places, boolean stdio, @Nullable String lumen, @Nullable String token,
                     @Nullable String config, boolean insecure) {
    /// Where to listen, each as it was typed.
    record Places(@Nullable String http, @Nullable String ws, @Nullable String tcp, @Nullable String unix) {
        boolean isNone() {
            return http == null && ws == null && tcp == null && unix == null;
        }
    }

    @Override
    public String toString() {
        return "DemoArguments[places=" + places + ", stdio=" + stdio + ", lumen=" + lumen + ", token="
            + (token == null ? "none" : "(hidden)") + ", config=" + config + ", insecure=" + insecure + "]";
    }
}
