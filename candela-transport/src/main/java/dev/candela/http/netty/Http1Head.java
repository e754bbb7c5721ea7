package dev.candela.http.netty;

import dev.candela.http.RequestHead;
import dev.candela.http.RequestHeaders;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.util.Optional;

/// What an HTTP/1.1 connection has to know of a request besides what its binding is told.
///
/// @param framing       how the answer is framed
/// @param headOnly      whether the answer must not have a body
/// @param announced     length of the body in bytes; 0 for none, -1 when it comes in chunks of unknown number
/// @param expects       whether the peer waits for a sign before it sends the body
/// @param unknownExpectation  whether it waits for something else
record Http1Head(
    Http1Text.Framing framing, boolean headOnly, long announced, boolean expects, boolean unknownExpectation) {
    /// Of a request that could not be read.
    static final Http1Head BROKEN = new Http1Head(new Http1Text.Framing(true, false), false, -1, false, false);

    static Http1Head of(HttpRequest request) {
        boolean old = request.protocolVersion().equals(HttpVersion.HTTP_1_0);
        String expect = old ? null : request.headers().get(HttpHeaderNames.EXPECT);
        boolean expects = expect != null && expect.equalsIgnoreCase("100-continue");
        return new Http1Head(new Http1Text.Framing(!HttpUtil.isKeepAlive(request), old),
            request.method().equals(HttpMethod.HEAD),
            HttpUtil.isTransferEncodingChunked(request) ? -1 : HttpUtil.getContentLength(request, 0L),
            expects, expect != null && !expects);
    }

    /// The part that the binding is told; empty when the target makes no sense or the host is missing.
    static Optional<RequestHead> parse(HttpRequest request, String remote) {
        var fields = new RequestHeaders.Builder(16);
        var all = request.headers().iteratorCharSequence();
        boolean host = false;
        while (all.hasNext()) {
            var field = all.next();
            String name = FieldNames.lowerCase(field.getKey());
            host |= name.equals("host");
            fields.add(name, field.getValue().toString());
        }
        if (!host && request.protocolVersion().equals(HttpVersion.HTTP_1_1)) {
            return Optional.empty();
        }
        return RequestHead.of(request.method().name(), target(request), fields.build(), remote);
    }

    /// The status that says why a request could not be read.
    static int status(Throwable cause) {
        return cause instanceof TooLongHttpLineException ? 414 : cause instanceof TooLongFrameException ? 431 : 400;
    }

    static boolean isKnown(HttpVersion version) {
        return version.equals(HttpVersion.HTTP_1_1) || version.equals(HttpVersion.HTTP_1_0);
    }

    /// `OPTIONS *` asks about the server as a whole, which knows nothing that its paths do not know.
    private static String target(HttpRequest request) {
        return request.uri().equals("*") && request.method().equals(HttpMethod.OPTIONS) ? "/" : request.uri();
    }

    Http1Head closing() {
        return new Http1Head(new Http1Text.Framing(true, framing.old()), headOnly, announced, expects,
            unknownExpectation);
    }
}
