package dev.candela.model;

/// Severity of a log message, as in RFC 5424, from the least to the most severe.
public enum LogLevel {
    DEBUG,
    INFO,
    NOTICE,
    WARNING,
    ERROR,
    CRITICAL,
    ALERT,
    EMERGENCY;

    /// True when a message of this level passes a threshold.
    public boolean reaches(LogLevel threshold) {
        return compareTo(threshold) >= 0;
    }
}
