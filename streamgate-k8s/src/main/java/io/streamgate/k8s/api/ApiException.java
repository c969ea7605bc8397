package io.streamgate.k8s.api;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The API server said no, or did not answer. */
public class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The {@link #code()} of a request that got no answer. */
    public static final int NO_ANSWER = -1;

    private final int code;
    private final String reason;
    private final @Nullable Duration retryAfter;

    /**
     * An answer other than success.
     *
     * @param code the HTTP status, or {@link #NO_ANSWER}
     * @param reason the machine-readable reason of the server's Status, such as {@code NotFound}; may be empty
     * @param message what was asked, of which object, and what the server said
     * @param retryAfter how long the server asks to wait, if it does
     * @param cause what the client reported, if anything
     */
    public ApiException(
            int code, String reason, String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.reason = reason;
        this.retryAfter = retryAfter;
    }

    /** The HTTP status, or {@link #NO_ANSWER}. */
    public int code() {
        return code;
    }

    /** The server's machine-readable reason; may be empty. */
    public String reason() {
        return reason;
    }

    /** How long the server asks to wait before the next try. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** Whether the object is not there (404). */
    public boolean isNotFound() {
        return code == 404;
    }

    /** Whether the object was changed since it was read, or is there already (409). */
    public boolean isConflict() {
        return code == 409;
    }

    /** Whether the watch asked for a version that is no longer kept (410). */
    public boolean isGone() {
        return code == 410;
    }
}
