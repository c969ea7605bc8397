package io.streamgate.testkit.cluster;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/** What goes wrong with a request. */
public sealed interface Fault {
    /**
     * The server refuses, and nothing is done.
     *
     * @param code the HTTP status
     * @param reason the machine-readable reason
     * @param retryAfter how long it asks to wait
     */
    record Refused(int code, String reason, Optional<Duration> retryAfter) implements Fault {
        /** Checks that nothing is missing. */
        public Refused {
            requireNonNull(reason, "reason");
            requireNonNull(retryAfter, "retryAfter");
        }
    }

    /** The request is lost on its way: nothing is done, and there is no answer. */
    record RequestLost() implements Fault {}

    /** The answer is lost on its way: it is done, and there is no answer. */
    record AnswerLost() implements Fault {}

    /**
     * Something else happens just before it is done, such as another one's write or the caller's death.
     *
     * @param what runs outside of the cluster's lock
     */
    record Before(Runnable what) implements Fault {
        /** Checks that nothing is missing. */
        public Before {
            requireNonNull(what, "what");
        }
    }

    /**
     * Something else happens when it has been done, before the answer.
     *
     * @param what runs outside of the cluster's lock
     */
    record After(Runnable what) implements Fault {
        /** Checks that nothing is missing. */
        public After {
            requireNonNull(what, "what");
        }
    }

    /** Refused with a code and the reason that goes with it. */
    static Fault refused(int code) {
        String reason = switch (code) {
            case 403 -> "Forbidden";
            case 404 -> "NotFound";
            case 409 -> "Conflict";
            case 429 -> "TooManyRequests";
            case 500 -> "InternalError";
            case 503 -> "ServiceUnavailable";
            case 504 -> "Timeout";
            default -> "";
        };
        return new Refused(code, reason, Optional.empty());
    }
}
