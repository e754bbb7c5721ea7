package dev.candela.rpc;

import dev.candela.json.JsonLimits;
import java.time.Duration;

/// Every bound of one server. Passed in whole; no limit has a second home.
///
/// @param messageBytesMax       largest message, in bytes; a larger one is refused before it is buffered
/// @param json                  what one JSON text may cost
/// @param batchMax              messages of one batch
/// @param requestsMax           requests being served at once, in all
/// @param requestsPerOwnerMax   requests being served at once of one connection or session
/// @param sessionsMax           legacy sessions, in all
/// @param sessionsPerClientMax  legacy sessions of one client
/// @param subscriptionsMax      open `subscriptions/listen` streams, and subscribed resources of one session
/// @param queueBytesMax         bytes that wait for a slow reader of one stream
/// @param replay                what is kept of one stream for a client that comes back
/// @param times                 how long things may take
public record Limits(
    int messageBytesMax,
    JsonLimits json,
    int batchMax,
    int requestsMax,
    int requestsPerOwnerMax,
    int sessionsMax,
    int sessionsPerClientMax,
    int subscriptionsMax,
    int queueBytesMax,
    Replay replay,
    Times times) {
    public static final Limits DEFAULT = new Limits(8 * 1024 * 1024, JsonLimits.DEFAULT, 256, 10_000, 1_000, 50_000,
        25_000, 10_000, 1024 * 1024, Replay.DEFAULT, Times.DEFAULT);

    /// What is kept of one stream.
    ///
    /// @param eventsMax  events of one stream
    /// @param bytesMax   bytes of the events of one stream
    /// @param age        how long an event is kept
    public record Replay(int eventsMax, int bytesMax, Duration age) {
        public static final Replay DEFAULT = new Replay(1_000, 1024 * 1024, Duration.ofMinutes(5));

        public Replay {
            Positive.require("eventsMax", eventsMax);
            Positive.require("bytesMax", bytesMax);
            Positive.require("age", age);
        }
    }

    /// How long things may take.
    ///
    /// @param request          how long a handler may run before it is interrupted, waiting for answers not counted
    /// @param answer           how long a question to the client may stay unanswered
    /// @param sessionIdle      time without a request or an open stream after which a session ends
    /// @param sessionLifetime  time after which a session ends in any case
    /// @param retry            how long a client may take to come back with an answer
    public record Times(
        Duration request, Duration answer, Duration sessionIdle, Duration sessionLifetime, Duration retry) {
        public static final Times DEFAULT = new Times(Duration.ofMinutes(5), Duration.ofMinutes(5),
            Duration.ofMinutes(30), Duration.ofHours(24), Duration.ofMinutes(15));

        public Times {
            Positive.require("request", request);
            Positive.require("answer", answer);
            Positive.require("sessionIdle", sessionIdle);
            Positive.require("sessionLifetime", sessionLifetime);
            Positive.require("retry", retry);
        }
    }

    public Limits {
        Positive.require("messageBytesMax", messageBytesMax);
        Positive.require("batchMax", batchMax);
        Positive.require("requestsMax", requestsMax);
        Positive.require("requestsPerOwnerMax", requestsPerOwnerMax);
        Positive.require("sessionsMax", sessionsMax);
        Positive.require("sessionsPerClientMax", sessionsPerClientMax);
        Positive.require("subscriptionsMax", subscriptionsMax);
        Positive.require("queueBytesMax", queueBytesMax);
    }

    public Limits withMessageBytesMax(int value) {
        return new Limits(value, json, batchMax, requestsMax, requestsPerOwnerMax, sessionsMax, sessionsPerClientMax,
            subscriptionsMax, queueBytesMax, replay, times);
    }

    public Limits withRequests(int all, int perOwner) {
        return new Limits(messageBytesMax, json, batchMax, all, perOwner, sessionsMax, sessionsPerClientMax,
            subscriptionsMax, queueBytesMax, replay, times);
    }

    public Limits withSessions(int all, int perClient) {
        return new Limits(messageBytesMax, json, batchMax, requestsMax, requestsPerOwnerMax, all, perClient,
            subscriptionsMax, queueBytesMax, replay, times);
    }

    public Limits withSubscriptionsMax(int value) {
        return new Limits(messageBytesMax, json, batchMax, requestsMax, requestsPerOwnerMax, sessionsMax,
            sessionsPerClientMax, value, queueBytesMax, replay, times);
    }

    public Limits withQueueBytesMax(int value) {
        return new Limits(messageBytesMax, json, batchMax, requestsMax, requestsPerOwnerMax, sessionsMax,
            sessionsPerClientMax, subscriptionsMax, value, replay, times);
    }

    public Limits withReplay(Replay value) {
        return new Limits(messageBytesMax, json, batchMax, requestsMax, requestsPerOwnerMax, sessionsMax,
            sessionsPerClientMax, subscriptionsMax, queueBytesMax, value, times);
    }

    public Limits withTimes(Times value) {
        return new Limits(messageBytesMax, json, batchMax, requestsMax, requestsPerOwnerMax, sessionsMax,
            sessionsPerClientMax, subscriptionsMax, queueBytesMax, replay, value);
    }
}
