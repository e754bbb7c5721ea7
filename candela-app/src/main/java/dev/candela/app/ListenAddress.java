package dev.candela.app;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/// Reads `HOST:PORT`: a name, an IPv4 address, or an IPv6 address in brackets.
final class ListenAddress {
    static final String DEFAULT = "127.0.0.1:8808";

    private static final String EXPECTED = "HOST:PORT, as " + DEFAULT + " or [::1]:8808";
    private static final Pattern FORM = Pattern.compile("(\\[[0-9A-Fa-f:.%\\w]+]|[^\\[\\]:]+):([0-9]{1,5})");
    private static final int PORT_MAX = 65_535;

    /// A host name is looked up here, once, so that what was checked is what is listened on.
    static Checked<InetSocketAddress> parse(String name, String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Checked.bad(name, text, EXPECTED);
        }
        int port = Integer.parseInt(parts.group(2));
        if (port > PORT_MAX) {
            return Checked.bad(name, text, "a port from 0 to " + PORT_MAX);
        }
        try {
            return Checked.good(new InetSocketAddress(InetAddress.getByName(parts.group(1)), port));
        } catch (UnknownHostException _) {
            return Checked.bad(name, text, "a host name or address that this machine knows");
        }
    }

    private ListenAddress() {}
}
