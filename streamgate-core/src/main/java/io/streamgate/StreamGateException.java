package io.streamgate;

import org.jspecify.annotations.Nullable;

/** The root of what StreamGate throws by itself. How a rollout ends is an {@link Outcome}, not an exception. */
public abstract class StreamGateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** An exception with a message for people, and a cause if there is one. */
    protected StreamGateException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
