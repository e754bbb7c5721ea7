package dev.candela.state;

import dev.candela.model.LogLevel;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What changes of a legacy session while it lives. What does not change is in its id.
///
/// @param initialized    whether the client has said that it is ready
/// @param logLevel       the threshold that the client chose; null while it has not
/// @param subscriptions  URIs of the resources whose changes the client wants to hear of; the caller bounds them
public record SessionState(boolean initialized, @Nullable LogLevel logLevel, Set<String> subscriptions) {
    /// Of a session that was just opened.
    public static final SessionState NEW = new SessionState(false, null, Set.of());

    public SessionState {
        subscriptions = Set.copyOf(subscriptions);
    }

    public SessionState withInitialized() {
        return new SessionState(true, logLevel, subscriptions);
    }

    public SessionState withLogLevel(@Nullable LogLevel level) {
        return new SessionState(initialized, level, subscriptions);
    }

    public SessionState withSubscriptions(Set<String> uris) {
        return new SessionState(initialized, logLevel, uris);
    }
}
