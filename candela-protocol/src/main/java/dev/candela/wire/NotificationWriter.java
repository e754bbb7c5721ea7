package dev.candela.wire;

import dev.candela.json.Json;
import dev.candela.model.LogLevel;
import dev.candela.model.RequestId;
import dev.candela.model.ServerEvent;
import org.jspecify.annotations.Nullable;

/// Writes what a server tells without being asked.
public final class NotificationWriter {
    private static final Message.Notification TOOLS = plain(Method.Note.TOOLS_CHANGED);
    private static final Message.Notification PROMPTS = plain(Method.Note.PROMPTS_CHANGED);
    private static final Message.Notification RESOURCES = plain(Method.Note.RESOURCES_CHANGED);

    private NotificationWriter() {}

    public static Message.Notification event(ServerEvent event) {
        return switch (event) {
            case ServerEvent.ToolsChanged _ -> TOOLS;
            case ServerEvent.PromptsChanged _ -> PROMPTS;
            case ServerEvent.ResourcesChanged _ -> RESOURCES;
            case ServerEvent.ResourceUpdated(var uri) ->
                new Message.Notification(Method.Note.RESOURCE_UPDATED, Json.obj("uri", uri));
            case ServerEvent.Logged(var level, var logger, var data) -> log(level, logger, data);
        };
    }

    public static Message.Notification log(LogLevel level, @Nullable String logger, Json data) {
        return new Message.Notification(Method.Note.MESSAGE, Json.build(it -> it
            .put("level", text(level)).putOptional("logger", logger).put("data", data)));
    }

    /// @param token  as the request named it
    public static Message.Notification progress(
        Json token, double progress, @Nullable Double total, @Nullable String message) {
        return new Message.Notification(Method.Note.PROGRESS, Json.build(it -> it
            .put(Meta.PROGRESS_TOKEN, token).put("progress", progress)
            .putOptional("total", total).putOptional("message", message)));
    }

    public static Message.Notification cancelled(RequestId request, String reason) {
        return new Message.Notification(Method.Note.CANCELLED,
            Json.obj("requestId", request.value(), "reason", reason));
    }

    /// The same notification, marked as one of a subscription.
    public static Message.Notification tagged(Message.Notification plain, RequestId subscription) {
        return new Message.Notification(plain.method(), plain.params().with(Meta.META,
            Meta.of(plain.params()).with(Meta.SUBSCRIPTION_ID, subscription.value())));
    }

    static String text(LogLevel level) {
        return switch (level) {
            case DEBUG -> "debug";
            case INFO -> "info";
            case NOTICE -> "notice";
            case WARNING -> "warning";
            case ERROR -> "error";
            case CRITICAL -> "critical";
            case ALERT -> "alert";
            case EMERGENCY -> "emergency";
        };
    }

    private static Message.Notification plain(String method) {
        return new Message.Notification(method, Json.Obj.EMPTY);
    }
}
