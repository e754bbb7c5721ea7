package dev.candela.http.netty;

import io.netty.buffer.ByteBufHolder;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// What has arrived on a connection while a request before it is being served.
///
/// The bounds are for the caller to keep to: what one read brought is still taken.
final class Waiting {
    private static final int BYTES_MAX = 64 * 1024;

    private final int requestsMax;
    private @Nullable ArrayDeque<HttpObject> objects;
    private int requests;
    private int bytes;

    Waiting(int requestsMax) {
        this.requestsMax = requestsMax;
    }

    void add(HttpObject it) {
        if (objects == null) {
            objects = new ArrayDeque<>();
        }
        objects.add(it);
        count(it, 1);
    }

    @Nullable HttpObject poll() {
        var it = objects == null ? null : objects.poll();
        if (it == null) {
            objects = null;
        } else {
            count(it, -1);
        }
        return it;
    }

    boolean isEmpty() {
        return objects == null || objects.isEmpty();
    }

    boolean holdsRequest() {
        return requests > 0;
    }

    boolean isFull() {
        return requests >= requestsMax || bytes > BYTES_MAX;
    }

    void release() {
        for (var it = poll(); it != null; it = poll()) {
            ReferenceCountUtil.release(it);
        }
    }

    private void count(HttpObject it, int sign) {
        if (it instanceof HttpRequest) {
            requests += sign;
        } else if (it instanceof ByteBufHolder holder) {
            bytes += sign * holder.content().readableBytes();
        }
    }
}
