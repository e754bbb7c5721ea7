package dev.candela.app;

import dev.candela.lumen.link.Insistence;
import java.net.InetSocketAddress;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The places to listen, checked: addresses by the option that gave them, and a file.
record Places(Map<String, InetSocketAddress> addresses, @Nullable Path unix) {
    private static final String HTTP = "--http";
    private static final String WS = "--ws";
    private static final String TCP = "--tcp";
    private static final String UNIX = "--unix";

    static Checked<Places> parse(DemoArguments.Places typed) {
        var texts = new LinkedHashMap<String, String>();
        put(texts, HTTP, typed.isNone() ? ListenAddress.DEFAULT : typed.http());
        put(texts, WS, typed.ws());
        put(texts, TCP, typed.tcp());
        var addresses = new LinkedHashMap<String, InetSocketAddress>();
        for (var it : texts.entrySet()) {
            switch (ListenAddress.parse(it.getKey(), it.getValue())) {
                case Checked.Bad<InetSocketAddress>(var why) -> {
                    return new Checked.Bad<>(why);
                }
                case Checked.Good<InetSocketAddress>(var address) -> addresses.put(it.getKey(), address);
            }
        }
        String unix = typed.unix();
        try {
            return Checked.good(new Places(addresses, unix == null ? null : Path.of(unix)));
        } catch (InvalidPathException _) {
            return Checked.bad(UNIX, String.valueOf(unix), "a path");
        }
    }

    private static void put(Map<String, String> texts, String name, @Nullable String text) {
        if (text != null) {
            texts.put(name, text);
        }
    }

    /// Why it must not start: others than this machine could reach it, and nothing keeps them out.
    Optional<Complaint> openWithout(boolean guarded) {
        return guarded ? Optional.empty() : addresses.entrySet().stream()
            .filter(it -> !it.getValue().getAddress().isLoopbackAddress()).findFirst()
            .map(it -> new Complaint(it.getKey(),
                it.getValue().getHostString() + ":" + it.getValue().getPort() + " without a token",
                "a token (--config, " + DemoCommand.TOKEN_VARIABLE
                    + " or --token), a loopback address, or --insecure"));
    }

    Listen listen(@Nullable Token token, Insistence lumen) {
        return new Listen(addresses.get(HTTP), addresses.get(WS), addresses.get(TCP), unix, token, lumen);
    }
}
