package dev.candela.bindings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// One server, and clients that reach it in every way at the same time.
@ExtendWith(OneFleet.class)
final class MixedFleetTest {
    private static final int CLIENTS = 20;
    private static final int CALLS = 50;

    @Test
    void clients_of_every_binding_at_once_each_get_their_own_answers(Fleet fleet) throws Exception {
        var cases = Case.all().toList();
        var together = new CyclicBarrier(CLIENTS);
        List<Callable<List<String>>> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            int number = i;
            // Seven divides their number in no way: all different, and so every binding at least once.
            var it = cases.get(i * 7 % cases.size());
            clients.add(() -> answers(fleet, it, number, together));
        }

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var done = threads.invokeAll(clients, 40, TimeUnit.SECONDS);
            for (int i = 0; i < CLIENTS; i++) {
                int number = i;
                assertThat(done.get(i).get()).as(cases.get(i * 7 % cases.size()).toString()).containsExactlyElementsOf(
                    IntStream.range(0, CALLS).mapToObj(call -> text(number, call)).toList());
            }
        }
    }

    private static List<String> answers(Fleet fleet, Case it, int number, CyclicBarrier together) throws Exception {
        try (var caller = Caller.of(fleet, it)) {
            var _ = caller.client().server();
            var _ = together.await(20, TimeUnit.SECONDS);
            List<String> answers = new ArrayList<>();
            for (int call = 0; call < CALLS; call++) {
                answers.add(caller.client().call("echo", Json.obj("text", text(number, call))).text());
            }
            return answers;
        }
    }

    private static String text(int client, int call) {
        return "call " + call + " of client " + client + " " + "\u2603".repeat(call);
    }
}
