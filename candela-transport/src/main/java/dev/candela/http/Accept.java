package dev.candela.http;

import dev.candela.lumen.link.Insistence;
import java.util.List;
import java.util.Locale;

/// Which kinds of answer a client takes.
///
/// @param json         one JSON body
/// @param eventStream  an event stream
/// @param lumen        one LUMEN frame; only where it is named, and then it is better than JSON
record Accept(boolean json, boolean eventStream, boolean lumen) {
    private static final Accept BOTH = new Accept(true, true, false);
    private static final String USUAL = "application/json, text/event-stream";

    /// Reads the `Accept` fields of a request. None at all means anything.
    static Accept of(List<String> fields) {
        if (fields.isEmpty() || (fields.size() == 1 && fields.getFirst().equals(USUAL))) {
            return BOTH;
        }
        boolean json = false;
        boolean eventStream = false;
        boolean lumen = false;
        for (String field : fields) {
            for (String range : field.split(",", -1)) {
                if (isRefused(range)) {
                    continue;
                }
                switch (type(range)) {
                    case "*/*" -> {
                        json = true;
                        eventStream = true;
                    }
                    case "application/json", "application/*" -> json = true;
                    case "text/event-stream", "text/*" -> eventStream = true;
                    case LumenBody.TYPE -> lumen = true;
                    default -> { }
                }
            }
        }
        return new Accept(json, eventStream, lumen);
    }

    boolean nothing() {
        return !json && !eventStream && !lumen;
    }

    /// Whether a response may be one body.
    boolean body() {
        return json || lumen;
    }

    /// What is left where some kinds of body are not served.
    Accept within(Insistence lumenServed) {
        return new Accept(json && lumenServed != Insistence.REQUIRE, eventStream,
            lumen && lumenServed != Insistence.OFF);
    }

    /// The media type of a header value, in lower case and without parameters.
    static String type(String value) {
        int end = value.indexOf(';');
        return (end < 0 ? value : value.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    /// Whether a list of codings, such as `gzip, br;q=0.5`, allows that one.
    static boolean coding(String list, String name) {
        for (String range : list.split(",", -1)) {
            if (type(range).equals(name)) {
                return !isRefused(range);
            }
        }
        return false;
    }

    /// Whether its weight is zero.
    private static boolean isRefused(String range) {
        for (int at = range.indexOf(';'); at >= 0; at = range.indexOf(';', at + 1)) {
            String parameter = range.substring(at + 1).strip();
            if (parameter.startsWith("q=") || parameter.startsWith("Q=")) {
                String weight = parameter.substring(2);
                int end = weight.indexOf(';');
                String number = (end < 0 ? weight : weight.substring(0, end)).strip();
                return !number.isEmpty() && number.chars().allMatch(c -> c == '0' || c == '.');
            }
        }
        return false;
    }
}
