package dev.candela.wire;

import dev.candela.json.Json;
import dev.candela.model.McpError;
import dev.candela.model.RequestId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thing that travels between a client and a server.
///
/// @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/basic">Messages</a>
public sealed interface Message {
    /// @param params  empty when the message had none
    record Request(RequestId id, String method, Json.Obj params) implements Message {}

    /// @param params  empty when the message had none
    record Notification(String method, Json.Obj params) implements Message {}

    sealed interface Response extends Message {}

    record Success(RequestId id, Json.Obj result) implements Response {}

    /// @param id  null when the request could not be read so far
    record Failure(@Nullable RequestId id, McpError error) implements Response {}

    /// Several messages in one, as revision 2025-03-26 allows. Holds no batch itself, and at least one message.
    record Batch(List<Message> messages) implements Message {
        public Batch {
            messages = List.copyOf(messages);
        }
    }

    /// What arrived is no message. It is delivered like one, so that the one place that answers also answers this.
    ///
    /// @param id     of the request it seems to have been; null when that could not be read
    /// @param error  what to tell the peer
    record Malformed(@Nullable RequestId id, McpError error) implements Message {}
}
