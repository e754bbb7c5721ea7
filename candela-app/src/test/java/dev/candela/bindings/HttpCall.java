package dev.candela.bindings;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// One request of HTTP that can be abandoned at any moment.
///
/// Not by interrupting who waits for it: the JDK's client then loses a response that comes at that very moment, and
/// leaves its connection open.
final class HttpCall {
    private @Nullable Future<HttpResponse<InputStream>> coming;
    private @Nullable InputStream body;
    private boolean abandoned;

    HttpResponse<InputStream> send(HttpClient client, HttpRequest request) throws IOException, InterruptedException {
        Future<HttpResponse<InputStream>> response;
        synchronized (this) {
            if (abandoned) {
                throw new IOException("abandoned");
            }
            response = client.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream());
            coming = response;
        }
        try {
            return come(response.get());
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (CancellationException e) {
            throw new IOException("abandoned", e);
        }
    }

    private synchronized HttpResponse<InputStream> come(HttpResponse<InputStream> response) throws IOException {
        if (abandoned) {
            response.body().close();
        }
        body = response.body();
        return response;
    }

    synchronized boolean isAbandoned() {
        return abandoned;
    }

    /// Closes the connection, whatever has come on it.
    synchronized void abandon() {
        abandoned = true;
        var response = coming;
        if (response != null) {
            var _ = response.cancel(true);
        }
        var stream = body;
        if (stream != null) {
            try {
                stream.close();
            } catch (IOException _) {
                // It is gone anyway.
            }
        }
    }
}
