package dev.candela.examples;

import dev.candela.http.BearerToken;
import dev.candela.http.HttpOptions;
import dev.candela.http.netty.HttpServer;
import dev.candela.model.McpError;
import dev.candela.model.Params;
import dev.candela.rpc.Interceptor;
import dev.candela.schema.NoArguments;
import dev.candela.server.McpServer;
import dev.candela.server.ServerState;
import dev.candela.state.KeyRing;
import java.lang.System.Logger.Level;
import java.util.concurrent.CountDownLatch;

/// A server behind a token, with a rule around every call, whose sessions survive a restart.
public final class Guarded {
    private static final System.Logger LOG = System.getLogger(Guarded.class.getName());

    /// Nobody without a name may call a tool.
    private static final Interceptor NAMED_ONLY = (exchange, params, next) -> {
        if (params instanceof Params.CallTool && exchange.caller().principal().isAnonymous()) {
            throw McpError.invalidRequest("principal: nobody (expected: a token)").asException();
        }
        return next.proceed(exchange, params);
    };

    static HttpServer start(int port, String token, String secret) {
        var server = McpServer.named("guarded", "1.0.0")
            .intercept(NAMED_ONLY)
            .state(ServerState.inMemory().withKeys(KeyRing.of(secret)))
            .tool("whoami", "Tells who is asking", NoArguments.class, (none, call) -> call.principal().name())
            .build();
        return HttpServer.serve(server)
            .with(HttpOptions.DEFAULT.withAuthenticator(BearerToken.of(token)))
            .on("127.0.0.1", port);
    }

    public static void main(String[] args) throws InterruptedException {
        try (var http = start(8808, System.getenv("TOKEN"), System.getenv("SECRET"))) {
            LOG.log(Level.INFO, "serving on port {0}", Integer.toString(http.port()));
            new CountDownLatch(1).await();
        }
    }

    private Guarded() {}
}
