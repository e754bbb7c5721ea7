package dev.candela.server;

import static dev.candela.server.Texts.notification;
import static dev.candela.server.Texts.request;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The client's roots, as a legacy session keeps them.
final class RootsTest {
    private final Rig rig = new Rig(it -> it
        .tool(Rig.tool("roots"), (_, call) -> call.roots().toString())
        .tool(Rig.tool("inside"), (_, call) -> call.pathInRoots("/home/u/project2/x") + " "
            + call.pathInRoots("file:///home/u/proj/x")));

    @AfterEach
    void close() {
        rig.close();
    }

    private Rig.Pipe pipe(String revision) {
        return rig.pipe().initialized(revision, "{\"roots\":{\"listChanged\":true}}");
    }

    private static void answer(Rig.Pipe pipe, String result) {
        var question = pipe.out.asked();
        assertThat(question.method()).isEqualTo("roots/list");
        pipe.send("{\"jsonrpc\":\"2.0\",\"id\":" + question.id() + ",\"result\":" + result + "}");
    }

    @Test
    void roots_are_asked_for_once_until_the_client_says_that_they_changed() {
        var pipe = pipe("2025-06-18");
        pipe.send(request("1", "tools/call", Texts.tool("roots")));
        answer(pipe, "{\"roots\":[{\"uri\":\"file:///a\"}]}");
        assertThat(pipe.out.answer()).contains("file:///a");
        assertThat(pipe.send(request("2", "tools/call", Texts.tool("roots"))).out.answer()).contains("file:///a");

        pipe.send(notification("notifications/roots/list_changed", "{}"));

        pipe.send(request("3", "tools/call", Texts.tool("roots")));
        answer(pipe, "{\"roots\":[{\"uri\":\"file:///b\"}]}");
        assertThat(pipe.out.answer()).contains("file:///b");
    }

    @Test
    void roots_that_change_while_they_are_asked_for_are_not_kept() {
        var pipe = pipe("2025-06-18");
        pipe.send(request("1", "tools/call", Texts.tool("roots")));
        var question = pipe.out.asked();
        pipe.send(notification("notifications/roots/list_changed", "{}"));
        pipe.send("{\"jsonrpc\":\"2.0\",\"id\":" + question.id() + ",\"result\":{\"roots\":[]}}");
        pipe.out.answer();

        pipe.send(request("2", "tools/call", Texts.tool("roots")));
        answer(pipe, "{\"roots\":[{\"uri\":\"file:///b\"}]}");
        assertThat(pipe.out.answer()).contains("file:///b");
    }

    @Test
    void sessions_do_not_share_their_roots() {
        for (String root : new String[] {"file:///a", "file:///b"}) {
            var pipe = pipe("2025-06-18").send(request("1", "tools/call", Texts.tool("roots")));
            answer(pipe, "{\"roots\":[{\"uri\":\"" + root + "\"}]}");
            assertThat(pipe.out.answer()).contains(root);
        }
    }

    @Test
    void a_path_lies_inside_a_root_by_segments() {
        var pipe = pipe("2025-06-18").send(request("1", "tools/call", Texts.tool("inside")));

        answer(pipe, "{\"roots\":[{\"uri\":\"file:///home/u/proj\"}]}");

        assertThat(pipe.out.answer()).isEqualTo("false true");
    }
}
