package dev.candela.http.netty;

import dev.candela.http.HttpAnswer;
import dev.candela.http.RequestHead;
import dev.candela.http.RequestHeaders;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Headers;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Header fields between HTTP/2 and the binding.
final class Http2Fields {
    private static final int LENGTH_DIGITS_MAX = 18;

    private Http2Fields() {}

    /// What the binding is told of a request. The authority takes the place of the host.
    ///
    /// @return empty when the target makes no sense or there is no authority
    static Optional<RequestHead> parse(Http2Headers headers, String remote) {
        var fields = new RequestHeaders.Builder(16);
        String authority = text(headers.authority());
        String host = text(headers.get("host"));
        if (authority != null && !authority.equals(host)) {
            fields.add("host", authority);
        }
        for (var field : headers) {
            if (field.getKey().charAt(0) != ':') {
                fields.add(FieldNames.lowerCase(field.getKey()), field.getValue().toString());
            }
        }
        String path = text(headers.path());
        String method = text(headers.method());
        if (path == null || method == null || (authority == null && host == null)) {
            return Optional.empty();
        }
        String asked = path.equals("*") && method.equals("OPTIONS") ? "/" : path;
        return RequestHead.of(method, asked, fields.build(), remote);
    }

    /// The announced length of the body; -1 for none.
    static long announced(RequestHead head) {
        String length = head.headers().first("content-length").orElse("");
        boolean number = !length.isEmpty() && length.length() <= LENGTH_DIGITS_MAX
            && length.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Long.parseLong(length) : -1;
    }

    static boolean expectsContinue(RequestHead head) {
        return head.headers().first("expect").orElse("").equalsIgnoreCase("100-continue");
    }

    static Http2Headers of(HttpAnswer answer, HttpDate date) {
        var headers = new DefaultHttp2Headers(false).status(Integer.toString(answer.status()));
        for (int i = 0; i < answer.size(); i++) {
            headers.add(answer.name(i).toLowerCase(Locale.ROOT), answer.value(i));
        }
        return headers.set("date", date.text());
    }

    /// The sign to send the body.
    static Http2Headers goOn() {
        return new DefaultHttp2Headers(false).status("100");
    }

    private static @Nullable String text(@Nullable CharSequence value) {
        return value == null ? null : value.toString();
    }
}
