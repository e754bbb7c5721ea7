package dev.candela.bindings;

import dev.candela.model.Params;
import dev.candela.model.Result;
import dev.candela.rpc.Exchange;
import dev.candela.rpc.Interceptor;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Sees which tools the server is working on.
final class Watch implements Interceptor {
    /// How long anything may take.
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, Integer> running = new HashMap<>();

    @Override
    public Result intercept(Exchange exchange, Params params, Next next) throws Exception {
        String tool = params instanceof Params.CallTool(String name, _) ? name : "";
        count(tool, 1);
        try {
            return next.proceed(exchange, params);
        } finally {
            count(tool, -1);
        }
    }

    private void count(String tool, int by) {
        lock.lock();
        try {
            running.merge(tool, by, Integer::sum);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Waits until that many calls of a tool run.
    ///
    /// @return how many do in the end
    int await(String tool, int wanted) throws InterruptedException {
        lock.lock();
        try {
            long left = PATIENCE.toNanos();
            while (running.getOrDefault(tool, 0) != wanted && left > 0) {
                left = changed.awaitNanos(left);
            }
            return running.getOrDefault(tool, 0);
        } finally {
            lock.unlock();
        }
    }
}
