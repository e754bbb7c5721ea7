package dev.candela.http;

import dev.candela.rpc.Receiver;

/// A server at a path.
///
/// @param path  beginning with a slash and not ending with one, such as `/mcp`
public record Mount(String path, Receiver receiver) {
    public Mount {
        boolean plain = path.startsWith("/") && path.length() > 1 && !path.endsWith("/")
            && path.chars().allMatch(c -> c > ' ' && c < 0x7F && c != '?' && c != '#');
        if (!plain) {
            throw new IllegalArgumentException("path: " + path + " (expected: like /mcp)");
        }
    }
}
