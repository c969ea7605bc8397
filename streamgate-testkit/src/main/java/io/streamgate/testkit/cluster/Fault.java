package io.streamgate.testkit.cluster;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * What goes wrong with a request. Where time passes in one, it passes for everyone: on virtual time, a {@link
 * io.streamgate.testkit.time.VirtualProcess} stands still meanwhile and all others go on; in real time, the calling thread
 * waits.
 */
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

    /**
     * It is done, and the server says that it is not.
     *
     * @param answer what it says
     */
    record RefusedAfterwards(Refused answer) implements Fault {
        /** Checks that nothing is missing. */
        public RefusedAfterwards {
            requireNonNull(answer, "answer");
        }
    }

    /**
     * The request is lost on its way: nothing is done, and there is no answer.
     *
     * @param after when the client gives up
     */
    record RequestLost(Duration after) implements Fault {
        /** Checks the range. */
        public RequestLost {
            check(after, "after");
        }

        /** Lost, and the client knows at once, as of a connection that was refused or broke. */
        public RequestLost() {
            this(Duration.ZERO);
        }
    }

    /**
     * The answer is lost on its way: it is done, and there is no answer.
     *
     * @param after when the client gives up
     */
    record AnswerLost(Duration after) implements Fault {
        /** Checks the range. */
        public AnswerLost {
            check(after, "after");
        }

        /** Lost, and the client knows at once, as of a connection that broke. */
        public AnswerLost() {
            this(Duration.ZERO);
        }
    }

    /**
     * There is no answer, and the request, long on its way, is done yet: whether the client lives by then or not.
     *
     * @param by how long after it was sent
     */
    record Late(Duration by) implements Fault {
        /** Checks the range. */
        public Late {
            check(by, "by");
        }
    }

    /**
     * All is well, but it takes time.
     *
     * @param before until it is done
     * @param after from then to the answer
     */
    record Slow(Duration before, Duration after) implements Fault {
        /** Checks the ranges. */
        public Slow {
            check(before, "before");
            check(after, "after");
        }
    }

    /**
     * A get or a list is answered with what was true a while ago, as far back as the store's history goes. Other requests are
     * answered as always.
     *
     * @param age how long ago
     */
    record Stale(Duration age) implements Fault {
        /** Checks the range. */
        public Stale {
            check(age, "age");
        }
    }

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

    /** Refused with a code and the reason that goes with it, such as 409 or 503. */
    static Fault refused(int code) {
        return new Refused(code, reason(code), Optional.empty());
    }

    /** Refused with a code, such as 429, and asked to come again after a while. */
    static Fault refused(int code, Duration retryAfter) {
        return new Refused(code, reason(code), Optional.of(retryAfter));
    }

    /** Done, but answered with a code such as 500 or 504. */
    static Fault refusedAfterwards(int code) {
        return new RefusedAfterwards(new Refused(code, reason(code), Optional.empty()));
    }

    /** The client's certificate is not valid any more: 401. */
    static Fault expiredCertificate() {
        return refused(401);
    }

    /** Nobody listens: the request does not arrive, and the client knows at once. */
    static Fault connectionRefused() {
        return new RequestLost();
    }

    /** The request is dropped, and the client gives up after a while. */
    static Fault timedOut(Duration after) {
        return new RequestLost(after);
    }

    /** It takes a while until the request is done. */
    static Fault slow(Duration by) {
        return new Slow(by, Duration.ZERO);
    }

    /** A read is answered with what was true a while ago. */
    static Fault stale(Duration age) {
        return new Stale(age);
    }

    private static String reason(int code) {
        return switch (code) {
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "NotFound";
            case 409 -> "Conflict";
            case 429 -> "TooManyRequests";
            case 500 -> "InternalError";
            case 503 -> "ServiceUnavailable";
            case 504 -> "Timeout";
            default -> "";
        };
    }

    private static void check(Duration time, String name) {
        if (requireNonNull(time, name).isNegative()) {
            throw new IllegalArgumentException(name + " is " + time + "; it can't be negative");
        }
    }
}
