package dev.candela.wire;

import dev.candela.json.Json;
import dev.candela.model.McpError;
import dev.candela.model.McpException;
import dev.candela.model.ServerCapabilities;
import dev.candela.model.ServerEvent;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/// What news a subscription wants.
///
/// @param resources  URIs of the resources whose changes are wanted, in the order they were named
public record ListenFilter(boolean tools, boolean prompts, boolean resourceList, Set<String> resources) {
    public ListenFilter {
        resources = Collections.unmodifiableSet(new LinkedHashSet<>(resources));
    }

    /// Reads the params of `subscriptions/listen`.
    ///
    /// @param resourcesMax  most URIs
    /// @throws dev.candela.model.McpException when they are malformed
    public static ListenFilter read(Json.Obj params, int resourcesMax) {
        var wanted = params.object("notifications").orElseThrow(() ->
            McpError.invalidParams("notifications: missing (expected: an object)").asException());
        var uris = new LinkedHashSet<String>();
        Json named = wanted.member("resourceSubscriptions");
        if (named instanceof Json.Arr(var elements) && elements.size() <= resourcesMax) {
            elements.forEach(it -> uris.add(uri(it)));
        } else if (named != null) {
            throw malformed("resourceSubscriptions: not a short array (expected: at most " + resourcesMax + " URIs)");
        }
        return new ListenFilter(flag(wanted, "toolsListChanged"), flag(wanted, "promptsListChanged"),
            flag(wanted, "resourcesListChanged"), uris);
    }

    private static boolean flag(Json.Obj wanted, String name) {
        Json value = wanted.member(name);
        if (value == null || value instanceof Json.Bool) {
            return value == Json.Bool.TRUE;
        }
        throw malformed(name + ": not a boolean (expected: a boolean)");
    }

    private static String uri(Json value) {
        if (value instanceof Json.Str(var text)) {
            return text;
        }
        throw malformed("resourceSubscriptions: an element that is no string (expected: URIs)");
    }

    private static McpException malformed(String message) {
        return McpError.invalidParams("notifications." + message).asException();
    }

    /// Of this, what a server delivers.
    public ListenFilter offered(ServerCapabilities server) {
        return new ListenFilter(tools && server.tools(), prompts && server.prompts(),
            resourceList && server.resources(), server.resources() ? resources : Set.of());
    }

    public boolean isEmpty() {
        return !tools && !prompts && !resourceList && resources.isEmpty();
    }

    public boolean wants(ServerEvent event) {
        return switch (event) {
            case ServerEvent.ToolsChanged _ -> tools;
            case ServerEvent.PromptsChanged _ -> prompts;
            case ServerEvent.ResourcesChanged _ -> resourceList;
            case ServerEvent.ResourceUpdated(var uri) -> resources.contains(uri);
            case ServerEvent.Logged _ -> false;
        };
    }

    /// The notification that says what will be delivered.
    public Message.Notification acknowledged() {
        return new Message.Notification(Method.Note.ACKNOWLEDGED, Json.obj("notifications", Json.build(it -> {
            if (tools) {
                it.put("toolsListChanged", true);
            }
            if (prompts) {
                it.put("promptsListChanged", true);
            }
            if (resourceList) {
                it.put("resourcesListChanged", true);
            }
            if (!resources.isEmpty()) {
                it.put("resourceSubscriptions", resources);
            }
        })));
    }
}
