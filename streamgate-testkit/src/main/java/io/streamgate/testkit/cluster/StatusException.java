package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.ApiException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The API server said no, and what about: all that its Status says. */
public final class StatusException extends ApiException {
    private static final long serialVersionUID = 1L;

    private final transient FrozenMap details;

    StatusException(
            int code,
            String reason,
            String message,
            FrozenMap details,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause) {
        super(code, reason, message, retryAfter, cause);
        this.details = details;
    }

    /**
     * Refuses the options of a request (422).
     *
     * @param kind of the options, such as {@code CreateOptions}
     * @param causes what is wrong with them, such as {@code force: Forbidden: may not be specified for non-apply patch}
     */
    public static ApiException options(String kind, List<String> causes) {
        return Refusal.options(kind, causes);
    }

    /**
     * The {@code details} of the Status: {@code name}, {@code group} and {@code kind} of what it is about, and {@code causes},
     * each with a {@code reason}, a {@code message} and a {@code field}. Empty where the server gives none.
     */
    public Map<String, @Nullable Object> details() {
        return details;
    }
}
