package io.streamgate;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a port throws when a call did not do what was asked. */
public final class ClusterException extends StreamGateException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final @Nullable Duration retryAfter;

    /** A failed call, of a kind, with what was asked and answered. */
    public ClusterException(Kind kind, String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    /** What to make of it. */
    public Kind kind() {
        return kind;
    }

    /** How long to wait before the next try, if the cluster said so. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** What to make of a failed call. */
    public enum Kind {
        /** No answer, or one that asks to come again: it may or may not have been done, and may be tried again. */
        UNREACHABLE,
        /** The object was changed since it was looked at: look again. */
        CONFLICT,
        /** A later driver has the object. */
        FENCED,
        /** No, and it will stay no: a right is missing, an object is gone, a value is not allowed. */
        REFUSED
    }
}
