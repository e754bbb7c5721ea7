package dev.candela.testkit;

import dev.candela.json.Json;
import dev.candela.model.LogLevel;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How a client of one era begins, and what it writes into each request.
sealed interface ClientEra {
    Json INFO = Json.obj("name", "candela-testkit", "version", "1");

    /// The revision that it speaks.
    String revision();

    /// The request that tells about the server, and in the legacy era opens the session.
    String openingMethod();

    Json.Obj opening(Json.Obj capabilities);

    /// Params with what every request of the era carries.
    ///
    /// @param progress  token of the request
    Json.Obj params(Json.Obj given, Json progress, Facts facts);

    /// What a client may have said of itself.
    ///
    /// @param level  of the log messages that it wants; null for none
    record Facts(Json.Obj capabilities, @Nullable LogLevel level) {
        @Nullable String levelText() {
            return level == null ? null : level.name().toLowerCase(Locale.ROOT);
        }
    }

    /// Every request says who asks and what he can do.
    record Modern() implements ClientEra {
        @Override
        public String revision() {
            return WireNames.MODERN;
        }

        @Override
        public String openingMethod() {
            return WireNames.DISCOVER;
        }

        @Override
        public Json.Obj opening(Json.Obj capabilities) {
            return Json.Obj.EMPTY;
        }

        @Override
        public Json.Obj params(Json.Obj given, Json progress, Facts facts) {
            var meta = given.object(WireNames.META).orElse(Json.Obj.EMPTY);
            return given.with(WireNames.META, Json.build(it -> it
                .put(WireNames.META_VERSION, revision())
                .put(WireNames.META_INFO, INFO)
                .put(WireNames.META_CAPABILITIES, facts.capabilities())
                .putOptional(WireNames.META_LEVEL, facts.levelText())
                .put(WireNames.PROGRESS_TOKEN, progress)
                .putAll(meta)));
        }
    }

    /// The first request says it for the whole session.
    record Legacy(String revision) implements ClientEra {
        @Override
        public String openingMethod() {
            return WireNames.INITIALIZE;
        }

        @Override
        public Json.Obj opening(Json.Obj capabilities) {
            return Json.obj(WireNames.PROTOCOL_VERSION, revision, WireNames.CAPABILITIES, capabilities,
                WireNames.CLIENT_INFO, INFO);
        }

        @Override
        public Json.Obj params(Json.Obj given, Json progress, Facts facts) {
            var meta = given.object(WireNames.META).orElse(Json.Obj.EMPTY);
            return given.with(WireNames.META, Json.obj(WireNames.PROGRESS_TOKEN, progress).merge(meta));
        }
    }
}
