package io.streamgate.k8s;

import io.streamgate.ClusterException;
import io.streamgate.RetryPolicy;
import io.streamgate.k8s.api.RetryDecision;
import java.time.Duration;

/** The one place where it is decided when a call is made again; the engine's scheduler waits. */
final class Retries {
    private static final Duration ODD = Duration.ofSeconds(1);

    private Retries() {}

    static RetryPolicy standard() {
        RetryDecision decision = RetryDecision.standard();
        return (failure, failures) -> {
            Throwable asked = failure.getCause() == null ? failure : failure.getCause();
            return failure.kind() == ClusterException.Kind.FENCED
                    ? ODD
                    : decision.next(asked, failures).orElse(ODD);
        };
    }
}
